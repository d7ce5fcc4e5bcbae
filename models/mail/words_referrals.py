"""Which words name another person to ask?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

REFERRALS: dict[str, tuple[str, ...]] = {
    Intent.WRONG_PERSON: listed(
        """
        (to|for|got|reached|have|emailed|contacted) the wrong;
        wrong (inbox|mailbox|end|place|desk|office|branch|industry|one);
        (mistaken|mistaking) (me|us); (must|might|may) be (a mistake|an error|mistaken|a mix-up);
        (meant|intended) for (someone|somebody|another);
        (someone|somebody) else .. (same name|entirely|with my name);
        (i|we) (only |just |)(deal with|handle|do|sell|run) .. (only|nothing|goes elsewhere|not);
        i('m| am) (a|an|just a|only a) (retired |)(teacher|nurse|student|private person|pensioner|
        doctor|vet|librarian|florist|intern|trainee|driver|receptionist|consumer|chef|musician|
        farmer|artist|baker); (nicht|nicht fur) (mich|uns) (bestimmt|gedacht|gemeint);
        (verwechseln|verwechselt|verwechslung|vertan|geirrt|irrtum|irrtumlich|fehlgeleitet|
        an den falschen|an die falsche|falsch verbunden|bin ich falsch|sind sie (bei mir |
        hier |)falsch); (vous (faites|devez faire|etes|vous etes) .. (erreur|trompe*)|erreur (de|
        d')|trompez de|trompe de|pas le bon (service|bureau|destinataire|endroit)|pas destine|
        destine a (un|une) autre); (se ha(n|) equivocado|te has equivocado|equivocad*|
        confundid* .. (con|de)|se confunde|no iba dirigid*|no es para mi); (ha sbagliato|
        avete sbagliato|si sbaglia|sbagliat*|per errore a me|non era (per|destinat*)|
        scambiat* per); (se enganou|enganou-se|engano|enganaram|enganad*|confundi*|
        nao era para mim|nao e para mim); (u vergist|je vergist|verkeerd (verbonden|adres|
        persoon)|bij de verkeerde|vergissing|niet voor mij bestemd|verkeerde (afdeling|persoon));
        (pomylili*|pomylil*|pomyka|zly adres|nie do mnie|to nie do); (fel (person|mottagare|
        adress)|fatt fel|hamnat fel|kommit fel|fat i den forkerte|den forkerte|fejl (person|
        afdeling)|feil (person|mottaker)|havnet feil|tagit fel|tager fejl|tar feil|forvekslet);
        (erehty*|vaaralle|vaaraan|vaarassa|vaarin);
        (spletl*|pomylil*|omyl|omylem|zly clovek|spatn*);
        (ошиб*|перепутал*|не мне|не туда|адресатом);
        (yanlis|hata) .. (kisi*|adres*|yer*|oldu|yaptiniz); karistir*; 間違えて; 間違いでは;
        誤って; 誤送信; お間違い; 弄错; 搞错; 认错; 寄错; 发给我是; 착오; 잘못 온; 잘못 찾;
        잘못 아신; (not|isn't|is not|am not|aren't|n't) (really |quite |)(the |)(right|correct|
        best|appropriate|proper|relevant) (person|contact|one|address|department|team|recipient|
        guy); wrong (person|contact|department|address|guy|email|team|recipient|company|number);
        (don't|do not|not|no longer|doesn't|isn't) (really |)(handle|deal with|responsible|
        in charge|involved|work (here|there|at|for|with|in that)|my (area|department|
        responsibility|role|job|field|remit)|with the company|the one who|manage|own|make (those|
        these|that) decision*|decide|oversee|cover|look after|under my);
        left (the company|that role|my role|my position);
        no longer (work|with|employed|in this|in that|in charge|responsible|my);
        moved to (another|a different) (role|department|company|team|position);
        you (have|'ve|must have|probably|may have|seem to have) (got |)(the |)wrong;
        this (isn't|is not) (for me|my); (mixed|confus*) me (up |)with;
        outside (of |)my (remit|area|responsib*); changed (jobs|roles|companies); (nicht|
        bin nicht) .. (der richtige|die richtige|richtiger|zustandig|verantwortlich|der falsche|
        ansprechpartner*|mein bereich|meine aufgabe|mein thema);
        falsche* (person|ansprechpartner*|adresse|abteilung|kontakt);
        (arbeite|bin) .. nicht mehr (bei|fur|im|in|zustandig); fallt nicht in meinen;
        nicht mehr im unternehmen; (pas|ne suis pas|n'est pas) .. (la bonne personne|
        le bon (interlocuteur|contact|destinataire)|la bonne adresse|responsable|en charge|
        de mon ressort|mon domaine|competent*|concerne*|l'interlocuteur*|le decisionnaire);
        mauvais(e|) (personne|interlocuteur|destinataire|contact|adresse|service);
        (ne travaille|travaille) plus (chez|pour|dans|ici|a|au); ne (m'occupe|gere) (pas|plus);
        quitte (l'entreprise|la societe); (no soy|no es|no estoy) .. (la persona (adecuada|
        correcta|indicada|responsable)|el responsable|el contacto|encargad*|el indicado|mi area|
        mi departamento|responsable|la indicada|mi competencia|quien); persona equivocada;
        (ya no|no) trabajo (en|aqui|para|ahi|con|mas);
        equivocad* de (persona|contacto|departamento); no me (encargo|ocupo|corresponde);
        contacto equivocado; (non sono|non e) .. (la persona (giusta|adatta|corretta)|
        il referente|il contatto|responsabile|di mia competenza|il mio (settore|ambito|reparto)|
        l'interlocutore|io (a|che)|il destinatario); persona sbagliata; (non lavoro|lavoro) piu;
        non (mi occupo|me ne occupo|seguo io|gestisco);
        sbagliat* (persona|contatto|indirizzo|destinatario); (nao sou|nao e) .. (a pessoa (certa|
        indicada|correta|adequada|responsavel)|o responsavel|a responsavel|responsavel|o contacto|
        o contato|comigo|da minha (area|responsabilidade)|minha area|meu departamento|quem);
        pessoa errada; (ja nao|nao) trabalho (na|no|mais|em|aqui|para|ai);
        nao (trato|cuido|me ocupo); contato errado; contacto errado; (niet|
        ben niet) .. (de juiste (persoon|contactpersoon)|verantwoordelijk|mijn (afdeling|gebied|
        taak|verantwoordelijk*)|de goede persoon|degene die|de aangewezen);
        verkeerde (persoon|contact*|afdeling|adres); werk (niet meer|hier niet meer);
        (ga|beslis) (ik |)niet over; hier ga ik niet over; nie jestem .. (wlasciw*|odpowiedni*|
        osoba (odpowiedzialna|decyzyjna)|odpowiedzialn*|osoba); nie zajmuje sie;
        niewlasciw* (osob*|adres*|dzial*); zla osoba; nie pracuje (juz|w|tam|tutaj); pomylk*;
        to nie ja; (inte|ikke|er ikke|ar inte) .. (ratt person|rett person|den rette|den ratta|
        ansvarig*|ansvarlig*|mitt omrade|mitt bord|mit omrade|rette vedkommende|mit bord|
        min avdeling|min afdeling|rett kontakt*|den riktige|riktig person);
        fel (person|kontakt|adress|avdelning); forkert(e|) (person|kontakt|afdeling|adresse);
        feil (person|kontakt|avdeling|adresse); jobba(r|) inte (langre|kvar|har);
        (jobber|arbejder|arbeider) (ikke |)(laengere|lenger); (en ole|ei ole|
        vaara) .. (oikea (henkilo|ihminen|yhteyshenkilo|taho)|vastuussa|vastuullani|henkilo|
        vastuualue*|minun alaa*|yhteyshenkilo); vaara henkilo; en (tyoskentele|ole) enaa;
        en vastaa (naista|tasta|tuosta|niista|enaa); en hoida; (nejsem|neni|nie som|
        nie je) .. (spravna osoba|spravny|ta prava|kompetentni|zodpovedn*|spravnou osobou|
        muj obor|na starosti|v moji kompetenci|spravny kontakt|odpovedn*); spatna osoba;
        nespravna osoba; (uz |)(nepracuji|nepracujem); nemam .. na starosti; nezabyvam se;
        (не тот человек|не тому|не тот контакт|не по адресу|ошиблись (адресом|адресатом|
        человеком)|не занимаюсь|не отвечаю за|не моя (зона|область|компетенция)|
        не в моей компетенции|не ко мне|больше не работаю|уже не работаю|не являюсь (ответственн*|
        лицом)|не ответственн*|не то лицо); вы ошиблись; не та людина; не займаюсь; помилилися;
        (dogru kisi degil*|yanlis kisi*|ilgili kisi degil*|yetkili (kisi |)degil*|
        sorumlu (kisi |)degil*|benim (alanim|gorevim|sorumlulu*|konum) degil*|artik (calismiyorum|
        burada degil*|orada calismiyorum)|ben bakmiyorum|ilgilenen kisi ben degil*|
        dogru adres degil*|yanlis adres*|muhatabi degil*); karar verici degil*;
        担当ではありません; 担当者ではありません; 担当ではございません; 担当外;
        担当しておりません; 担当しておらず; 担当部署ではありません; 私の担当では; 宛先をお間違え;
        間違いではない; 人違い; 管轄外; 退職; 異動; 部署が違い; 送り先を間違; 窓口ではありません;
        管轄ではありません; 不负责; 不是负责; 不負責; 找错人; 找錯人; 发错人; 不是合适的人;
        不归我; 不归我管; 已经离职; 已离职; 不在这家公司; 不是我负责; 不是正确的联系人;
        不是相关负责人; 發錯; 发错了; 不是我的职责; 不管这; 搞错人; 不属于我; 담당자가 아닙니다;
        담당자가 아니; 담당이 아닙니다; 담당이 아니; 담당하지 않; 제 담당이; 잘못 보내; 잘못 연락;
        퇴사; 다른 부서; 제 업무가 아니; 제 소관이; 맡고 있지 않
        """
    ),
    Intent.REFERRAL: listed(
        """
        (continue|carry on|proceed|go on|pick (it|this) up|take (it|this) up|follow up) with (mr|
        mrs|ms|my|our|the|her|him|dr)*; (sent|passed|forwarded|handed) (your|the|it|
        this) .. (on to|to the|to our|to my|to mr|to mrs|to ms|along to); (she|he|they) (takes|
        take|will take|handles|handle|looks after|deals|knows|is the|runs|leads|decides);
        (rather|better) (write|talk|speak|ask|mail|email) to;
        (macht|betreut|erledigt|ubernimmt|leitet|verantwortet) .. (kolleg*|herr|frau);
        direkt an (sie|ihn|herrn|frau|die|den);
        (weiter|weitermachen|fortfahren) mit (herrn|frau|meiner|meinem);
        (continuez|poursuivez|voyez) avec ..; (lo lleva|lo gestiona|la lleva|se ocupa|lo ve) ..;
        (escribal*|escribel*|hablel*|llamel*|contactel*);
        (continui|prosegua|continuate|senta|scriva) (con|a) ..;
        (continue|fale|escreva|trate) com ..; (ga verder|overleg) met ..;
        (pisz|prosze pisac|prosze kontynuowac) .. (do|z); (skriv|tag|tal|prata|snakk|fortsatt|
        fortsett|fortsaet) .. (hellere|hellre|heller|til|till|med) ..;
        (jatka*|ota yhteys) .. (kanssa|han*); (pokracujte|obratte se|piste) .. (s|na|s kolegou);
        дальше .. с; (styrer|tager sig af|tar seg av|tar hand om|skoter|star for) ..; (contact|
        reach out to|speak to|speak with|talk to|talk with|write to|email|get in touch with|try|
        ask|connect with|direct (this|it|your|them) .. to|forward (this|it) to|get hold of|call|
        touch base with|ping|message) (my |our |the |his |her |)(colleague|boss|manager|head of|
        director|cto|ceo|cfo|cmo|coo|vp|procurement|purchasing|hr|it|marketing|sales|team lead|
        team|department|assistant|partner|supervisor|person in charge|responsible); (the right|
        the best|a better|the correct|the relevant) (person|contact|one) .. (is|would be|for this|
        to (contact|talk|speak|ask|reach|handle)|here is); (contact|reach out to|speak to|
        speak with|talk to|talk with|write to|get in touch with|try|ask|connect with) .. (instead|
        who|directly|at|in (our|the)|from (our|the)|he |she |they |about this|on this|for this|@|
        regarding this); (forwarded|forwarding|passed|passing|sent|handed|shared|sharing|handing|
        pass|forward) (this|it|your (email|message|mail|note|details|request|info|information|
        contact)|that|you|the email|them) (on |along |over |)(to|with|on to); (i've|i have|i am|
        i'm|i'll|i) (cc|cc'd|cc'ed|ccd|copied|copying|looped in|looping in|added|adding|included|
        including|cc:|introduc*|connected|connecting|adding in|put|cced) .. (who|colleague|here|
        manager|in cc|on this|head|to this|in copy|handles|responsible|is the|from our|team); (cc|
        cc'd|cc'ed|copied|looped|looping|copying) (in |).. (who|handles|colleague|responsible|
        in charge|looks after|from our); (in cc|in copy|on cc|in the cc); (handled|managed|
        dealt with|decided|covered|looked after|run|owned|overseen) by (my |our |the |);
        (my colleague|our (head|director|manager|procurement|purchasing|cto|cfo|hr|it|marketing)|
        his name is|her name is|her email is|his email is|their email is) .. (handles|
        is responsible|is in charge|takes care|deals|manages|decides|would be|is the|can help|
        looks after|will|is|covers|owns|runs|should); (is|who is|who's|'s) (responsible for|
        in charge of|handling|the (right|best) (person|contact)); (you (should|could|might|may|
        can|want to|'d better|need to|will need to|are better off|'re better off)) .. (contact|
        speak|talk|write|reach|ask|email) .. (to|with|him|her|them|colleague|team|instead|
        department); (took|taken|has taken) over (from me|my (role|position)|this);
        (my|his|her|their|whose) (successor|replacement); (has|have) been (replaced|succeeded) by;
        (sein*|ihr*|dessen|deren) nachfolger*; (son|sa) (successeur|remplacant*|remplacante);
        su (sucesor*|sustitut*|reemplazo); (il suo|la sua) (successore|sostitut*);
        (o seu|a sua|seu|sua) (sucessor*|substitut*); (zijn|haar) opvolg*;
        (jego|jej) (nastepc*|nastepczyni); (hans|hennes|hendes|hennar) (eftertradare|efterfolger*|
        etterfolger*); (wenden|wende|melden|kontaktieren|sprechen|schreiben|fragen|
        richten|meld|sprich|kontaktiere|frag|frage) (sie |)(sich |dich |es |)(bitte |doch |
        besser |).. (an|bei|kollegin|kollege|kollegen|mit|herrn|frau|abteilung|einkauf|leiter*|
        direkt); (habe|hab|ich|werde) .. (weitergeleitet|weitergegeben|weiterleiten|weiter|
        an (meine|meinen|die|den|unsere*) .. (weitergeleitet|weitergegeben)|leite .. weiter|
        gebe .. weiter); (leite|gebe) .. weiter; (zustandig|verantwortlich|ansprechpartner*|
        richtige*) .. (ist|ware|sind) .. (kolleg*|herr*|frau|abteilung|einkauf|leiter*|unser*|
        mein*|bei uns); (kollege|kollegin|herr|frau|kollegen) .. (zustandig|verantwortlich|
        kummert|ansprech*|betreut|entscheidet|weiterhelfen|leitet);
        (in cc|in kopie|ins cc|cc gesetzt|mein nachfolger|meine nachfolgerin);
        (ansprechpartner*|richtige ansprech*) (hierfur|dafur|ist|fur); (contactez|contacter|
        adressez|adresser|ecrivez|voyez|voir|parlez|joindre|rapprocher|rapprochez|appelez|
        solliciter|vous tourner|contacte) .. (collegue|a |avec|responsable|directeur|directrice|
        service|monsieur|madame|mme|m.|plutot|de notre|chef|equipe|mon|ma|notre|directement);
        (transmis|transfere|transmets|transfere|fait suivre|transferer|transmettre|redirige|
        communique) .. (a |au |aux |collegue*|mail|message|demande|responsable*|equipe*);
        (personne|interlocuteur|interlocutrice|responsable|contact) .. (est|sera|serait) .. (mon|
        ma|notre|collegue|madame|monsieur|mme|m.); (mon|ma|notre) (collegue|responsable|directeur|
        directrice|successeur|manager|chef) .. (est|s'occupe|gere|pourra|en charge|qui|sera|saura|
        en copie); (en copie|en cc|mis en copie|mets en copie); (contact*|habl*|escrib*|dirij*|
        dirig*|pong*|consult*|comun*) .. (con (mi|el|la|nuestr*|mis|nuestro)|a mi|companer*|
        responsable|director*|departamento|colega|encargad*|en contacto con|directamente|jefe|
        jefa); (he |)(reenvi*|remit*|traslad*|deriv*|pasad*|paso|envi*) .. (companer*|a mi|
        al departamento|responsable|colega|a nuestr*|su (mensaje|correo|email)|tu (mensaje|correo|
        email)|equipo|a la); (la persona|el contacto|el responsable|la responsable|quien|
        la encargada|el encargado) .. (es|seria|lleva|se encarga|adecuad*|correct*|
        indicad*) .. (mi|el|la|nuestr*|companer*|don|sra|sr); (mi|nuestr*) (companer*|colega|jefe|
        jefa|director*|responsable) .. (lleva|se encarga|es|puede|gestiona|quien|podra);
        (en copia|en cc|pongo en copia|copio a); (contatt*|scriv*|rivolg*|parl*|sent*|
        chied*) .. (collega|al mio|alla mia|il mio|la mia|responsabile|direttor*|ufficio|dott*|
        al nostro|alla nostra|il nostro|direttamente|con); (ho |)(inoltr*|gir*|pass*|trasmess*|
        trasmett*) .. (collega|al mio|alla mia|responsabile|al nostro|ufficio|colleghi|mail|email|
        messaggio|richiesta|al reparto|alla nostra); (persona|referente|contatto|responsabile|
        interlocutore) .. (e|sarebbe|giust*|corrett*) .. (il mio|la mia|collega|dott*|il nostro|
        la nostra|signor*); (mio|mia|nostro|nostra) (collega|responsabile|direttore|direttrice|
        capo) .. (si occupa|gestisce|e|segue|puo|potra|che); (in copia|in cc|metto in copia);
        (contact*|contat*|fal*|escrev*|dirij*|procur*|convers*|entr*) .. (com (o|a|meu|minha|
        nosso|nossa)|colega|respons*|departamento|diret*|em contato com|em contacto com|ao meu|
        a minha|setor|directamente|diretamente); (encaminh*|reencaminh*|repass*|passei|
        envi*) .. (colega|ao|para (o|a|meu|minha|nosso)|respons*|email|e-mail|mensagem|equipe|
        departamento|setor); (a pessoa|o responsavel|o contato|o contacto|quem) .. (e|seria|cuida|
        trata|indicad*|cert*|corret*) .. (o |a |meu|minha|colega|nosso|nossa); (meu|minha|nosso|
        nossa) (colega|chefe|diretor*|gerente|gestor*) .. (cuida|trata|e|responsavel|pode|podera|
        que); (em copia|em cc); (neem|contacteer|mail|bel|spreek|richt|benader|vraag|
        schrijf) .. (contact .. met|collega|afdeling|met mijn|met onze|mijn|onze|hoofd|manager|
        directeur|inkoop|direct|beter|aan);
        (heb|zal|stuur|ik) .. (doorgestuurd|doorsturen|doorgezet|door naar|doorgegeven|door aan);
        (de juiste (persoon|contactpersoon)|verantwoordelijke|contactpersoon) .. (is|voor|
        hiervoor) .. (mijn|onze|collega|de heer|mevrouw); (mijn|onze) (collega|manager|directeur|
        opvolg*|chef) .. (gaat|is|kan|regelt|verantwoordelijk|over|die|doet);
        (in cc|in kopie|in de cc); (prosze |)(o kontakt|skontaktowac|kontaktowac|napisac|zwrocic|
        rozmawiac|kierowac|porozmawiac|skierowac) .. (z|do) .. (koleg*|kolezank*|dzial*|dyrektor*|
        pani*|pan*|kierownik*|moj*|nasz*);
        (przekaz*|przesl*|przekierow*) .. (koleg*|kolezan*|do|dzial*|wiadomosc|dalej|mail*);
        (osoba|wlasciwa osoba|odpowiedni*) .. (odpowiedzialn*|wlasciw*|jest|decyzyjn*) .. (moj*|
        pan*|koleg*|kolezank*|nasz*); (moj|moja|nasz|nasza) (kolega|kolezanka|szef|dyrektor|
        kierownik) .. (zajmuje|odpowiada|jest|moze); (w kopii|dodaje w cc|w cc); (kontakta|prata|
        hor|mejla|maila|vand|kontakt|snakk|tal|tag|skriv|ta kontakt|henvend|spor|ring|prov|
        prova) .. (kollega*|med|till|min|var|chef|avdelning*|afdeling|avdeling|vores|var|leder|
        sjef|hos|til|istallet|i stedet|direkte); (har |)(vidarebefordra*|skicka* vidare|
        videresend*|sendt .. videre|sender .. videre|skickat .. vidare|skickar .. vidare);
        (ratt person|rett person|den rette|ansvarig*|ansvarlig*|riktig person) .. (ar|er) .. (min|
        var|vores|kollega*|vår); (min|var|vores|mitt) (kollega|chef|sjef|leder|eftertradare|
        efterfolger|etterfolger) .. (ansvarar|har hand|ar|er|ansvarlig|kan|som|tager sig|tar seg);
        (i kopia|pa cc|i cc|pa kopi|i kopi); (ottakaa|ota|olkaa|ole|kysy*|kaanty*|
        puhu*) .. (yhteytta|yhteydessa) .. (kollega*|tyokaveri*|osasto*|esimies*|johtaja*|hane*);
        (ota|ottakaa) yhteytta .. (kollega*|osasto*|johtaja*|hane*|tyokaveri*|meidan);
        (valitin|valitan|lahetin|ohjasin|ohjaan) .. (viesti*|kollega*|eteenpain|edelleen|osasto*);
        (oikea|vastuu*) (henkilo*|yhteyshenkilo) .. (on);
        (kollegani|esimieheni|tyokaverini|johtajamme) .. (vastaa|hoitaa|on|voi); kopiossa;
        (obratte se|obratit|kontaktujte|napiste|spojte se|mluvte|obratte|obrat se|napis|
        oslovte) .. (na|koleg*|s|oddeleni|vedouc*|pana|pani|kolegyn*|naseho|meho|reditel*|me*);
        (preposlal*|preposilam|predal*|predavam|preposielam) ..;
        (spravna osoba|kompetentni osoba|zodpovedn*|odpovedn*) .. (je); (muj|moje|nas|nase|moja|
        moj) (kolega|kolegyne|kolegyna|sef|vedouci|reditel) .. (ma|resi|je|se); (v kopii);
        (обратитесь|обращайтесь|свяжитесь|напишите|поговорите|пишите|связаться|обратиться|
        лучше написать|попробуйте) .. (к|с|коллег*|руководител*|отдел*|директор*|моему|моей|
        нашему|нашей|начальник*|ответственн*); (переслал*|перенаправил*|передал*|пересылаю|
        передам|перешлю|направил*) .. (коллег*|письмо|сообщение|руководител*|отдел*|ваш*|ему|ей|
        дальше|ответственн*); (этим|вопросом|этими вопросами|такими вопросами|
        данным вопросом) .. (занимается|ведает|заведует|занимаются);
        (правильный контакт|ответственн*|нужный человек) ..; (мой|моя|наш|наша) (коллега|
        руководитель|начальник|директор) .. (занимается|отвечает|может|поможет);
        (в копии|в копию|ставлю в копию); зверніться до; зв'яжіться з; переслав*; (ile|ilgili|
        meslektasim*|arkadasim*|ekibi*|mudurumuz*|yoneticim*|departman*) .. (iletisime gec*|
        gorus*|yazin*|yazabilir*|ulasin*|ulasabilir*|konusun*|baglanti kur*|irtibata gec*);
        (yonlendirdim|ilettim|ileti*yorum|yonlendiriyorum|iletecegim|yonlendirecegim);
        (bu konu* .. (bakiyor|ilgileniyor|sorumlu*|bakan|ilgilenen));
        (sorumlusu|yetkilisi|dogru kisi) ..; (cc'ye|kopyaya|bilgiye) (ekle*|ald*);
        (担当者|担当|担当部署) .. (は|に); 担当は; 担当者は; に転送しました; に転送いたしました;
        転送しておきました; に転送; までご連絡; にご連絡ください; にご連絡いただけ; にご連絡を;
        にお問い合わせください; へご連絡; をご紹介; を紹介; にお話しください; ccに入れ; ccに;
        にお願いします; が担当しております; が担当して; 引き継ぎ; 担当の; 请联系; 請聯絡; 请与;
        您可以联系; 可以联系; 建议联系; 建议您联系; 应该联系; 转发给; 轉發給; 已转发; 已转给;
        转给了; 转交; 抄送; 负责人是; 由我的同事; 我的同事; 我同事; 联系我们的; 找我们的; 负责这;
        负责此; 에게 연락; 에게 문의; 께 연락; 께 문의; 로 연락; 담당자는; 담당자에게; 담당자분;
        전달했; 전달하겠; 전달드렸; 전달해; 동료; 참조로; 담당하고 있; 담당하시; 팀에 문의;
        팀으로; 에게 메일
        """
    ),
}
