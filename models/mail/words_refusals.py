"""Which words decline, for now or for good?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

REFUSALS: dict[str, tuple[str, ...]] = {
    Intent.NOT_NOW: listed(
        """
        (not|isn't|is not|n't) (really |quite |)(a |)(good |right |the right |great |best |
        ideal |)(time|moment|timing|priority) (right now|now|for (us|me)|at the moment|currently|
        this|to|.|,|yet)*; not (right now|now|yet|at (this|the) (time|moment|stage|point)|
        this (quarter|year|month|week)|for now|currently|just yet|on our (roadmap|radar|agenda)|
        until|before|a priority|in the (near|immediate) future|at present|today); (too early|
        bad timing|timing (isn't|is not|is off|is bad|is wrong|isn't right)|wrong time|
        maybe later|perhaps later|at a later (time|date|stage|point)|later (this|in the) (year|
        quarter|month)|some other time|another time|down the (road|line)|in the future);
        (get back|reach out|check back|check in|follow up|contact me|circle back|try (me |)again|
        touch base|come back|ping me|write (to |)(me|us)|email me|reconnect|revisit|talk|speak|
        call me|get in touch|drop me a line|remind me|connect|message me|look at (this|it)|
        discuss|pick (this|it) up|let's revisit|reach back out|approach us|hit me up|
        ask (me |)again) (again |back |with (me|us) |to (me|us) |out |this |it |about this |
        then |) (in|after|next|later|around|once|when|at the (end|beginning|start)|early|mid|
        towards|by|sometime|then|q#|toward|again); (next|following|coming) (quarter|year|month|
        fiscal year|budget cycle|spring|summer|autumn|fall|winter|financial year); in (q#|a (few|
        couple of) (months|weeks)|# (months|weeks)|## (months|weeks)|six months|three months|
        two months|half a year|the (new year|fall|autumn|spring|summer|winter|second half|
        next (quarter|year|months))|january|february|march|april|may|june|july|august|september|
        october|november|december|the new); (busy|swamped|tied up|slammed|overloaded|snowed under|
        underwater|flat out|full plate|stretched) .. (right now|at the moment|until|now|this|
        currently|with|these|for); (budget*|hiring) .. (frozen|freeze|locked|spent|allocated|
        next year|for this year|for the year|exhausted|closed); (no|don't have|have no|
        lack) (the |)(budget|bandwidth|capacity|resources|time) .. (now|this|currently|
        at the moment|until|right|for); (on hold|postpone*|put (this|it|that|everything) off|
        park (this|it)|on the back burner|defer*|revisit (this|it));
        (we're|we are|i'm|i am) in the middle of;
        (contract|agreement) .. (until|expires|runs|ends|renew*|through); after (the (holidays|
        summer|merger|move|launch|project|audit|new year|migration|break|fair)|easter|christmas|
        my (leave|holiday|vacation)); (im moment|momentan|aktuell|derzeit|zurzeit|zur zeit|gerade|
        jetzt) .. (nicht|kein*|keine zeit|zu viel|schlecht|ungunstig|leider); (nicht|kein*|
        leider) .. (im moment|momentan|aktuell|derzeit|zurzeit|zur zeit|gerade|jetzt|
        der richtige zeitpunkt|dieses (jahr|quartal)); (melden|meldet|kommen|fragen|schreiben|
        kontaktieren|sprechen|meld|frag|schreib|gerne) (sie |)(sich |dich |mich |uns |)(gern |
        gerne |bitte |doch |).. (in|im|nach|nachst*|wieder|spater|anfang|ende|mitte|ab|
        noch einmal|nochmal|erneut) .. (jahr|quartal|monat*|woche*|q#|januar|februar|marz|april|
        mai|juni|juli|august|september|oktober|november|dezember|herbst|fruhjahr|sommer|winter|
        urlaub|halbjahr|spater|messe|nachstes|nachsten|auf (mich|uns)|ferien|weihnachten|ostern|
        wieder);
        (nachstes|nachsten|kommendes|kommenden) (jahr|quartal|monat|halbjahr|fruhjahr|herbst);
        (spater|zu fruh|passt gerade nicht|schlechter zeitpunkt|falscher zeitpunkt|
        zu einem spateren);
        (budget) .. (erschopft|verplant|ausgeschopft|aufgebraucht|eingefroren|nachst*);
        (vertrag) .. (lauft|bis|endet); pas (pour le moment|pour l'instant|maintenant|
        actuellement|tout de suite|cette annee|ce trimestre|le bon moment|dans l'immediat|avant|
        d'actualite|encore|une priorite|notre priorite|la priorite); (pour le moment|
        pour l'instant|actuellement|en ce moment) .. (pas|trop|aucun*|non|debord*|occup*);
        (recontact*|revenez|revenir|relanc*|reparl*|rappel*|reprenez contact|reprendre contact|
        recontacter|contactez|reprenons|revoir|reprendre) .. (en|dans|apres|plus tard|prochain*|
        l'annee|debut|fin|trimestre|a partir|rentree|mois|semaine*|au|d'ici); (l'annee prochaine|
        le trimestre prochain|le mois prochain|prochain trimestre|plus tard|a la rentree|trop tot|
        trop occup*|debord*|dans (quelques|deux|trois|six) (mois|semaines)|d'ici quelques);
        budget .. (boucle|epuise|gele|prochain*|cloture); (no|ahora no|todavia no) .. (ahora|
        por el momento|de momento|por ahora|en este momento|actualmente|este (ano|trimestre|mes)|
        es (el mejor|buen|el) momento); (ahora mismo|de momento|por ahora|en este momento|
        actualmente|por el momento) .. (no|estamos|muy|tenemos); (contact*|escrib*|habl*|vuelv*|
        retom*|llam*|volver*|busc*|recuerd*) .. (en|despues|dentro|proxim*|mas adelante|a partir|
        pasad*|para|tras|el ano|otra vez|de nuevo) .. (mes*|ano|trimestre|semana*|enero|febrero|
        marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|verano|otono|
        primavera|vacaciones|q#|adelante|navidad*|feria); (el ano que viene|el proximo (ano|
        trimestre|mes)|proximo ano|mas adelante|mas tarde|demasiado pronto|en unos meses|
        dentro de unos meses|mal momento|otro momento);
        presupuesto .. (cerrado|agotado|congelado|proximo|asignado); (non|al momento|per ora|
        adesso) .. (al momento|per ora|adesso|in questo momento|attualmente|per il momento|
        quest'anno|il momento (giusto|migliore|adatto)|ora|e una priorita|questo trimestre);
        (al momento|per ora|in questo momento|attualmente|adesso|per adesso) .. (non|siamo|troppo|
        no); (ricontatt*|risent*|riparl*|contatt*|scriv*|torn*|riprend*|richiam*|sentiamoci|
        riaggiorn*) .. (tra|fra|dopo|prossim*|piu avanti|a partire|in |nel|a |l'anno|verso|
        piu tardi) .. (mes*|anno|trimestre|settiman*|gennaio|febbraio|marzo|aprile|maggio|giugno|
        luglio|agosto|settembre|ottobre|novembre|dicembre|estate|autunno|primavera|q#|avanti|
        ferie|vacanze|tardi|fiera|natale); (l'anno prossimo|il prossimo (anno|trimestre|mese)|
        prossimo anno|piu avanti|piu tardi|troppo presto|tra qualche mese|fra qualche mese|
        in futuro); budget .. (esaurito|chiuso|bloccato|prossimo|allocato); (nao|agora nao|
        ainda nao) .. (agora|neste momento|no momento|de momento|por enquanto|atualmente|
        este (ano|trimestre|mes)|e (o melhor|um bom|o) momento|e prioridade|por agora);
        (neste momento|no momento|de momento|por enquanto|atualmente|por agora|agora) .. (nao|
        estamos|muito); (contact*|contat*|fal*|volt*|retom*|entr*|escrev*|procur*|convers*|
        ligu*) .. (em|daqui|depois|proxim*|mais tarde|a partir|apos|no|na|mais para|
        no inicio) .. (mes*|ano|trimestre|semana*|janeiro|fevereiro|marco|abril|maio|junho|julho|
        agosto|setembro|outubro|novembro|dezembro|verao|outono|ferias|q#|tarde|frente|natal|feira|
        semestre); (no proximo (ano|trimestre|mes)|proximo ano|ano que vem|mais tarde|
        mais para a frente|mais pra frente|cedo demais|daqui a (alguns|uns|dois|tres|seis) meses|
        noutra altura|outro momento); orcamento .. (fechado|esgotado|congelado|proximo); (niet|
        nu niet|geen) .. (nu|op dit moment|momenteel|dit (jaar|kwartaal)|het juiste moment|
        voorlopig|goed moment|prioriteit|voor dit);
        (op dit moment|momenteel|voorlopig|nu) .. (niet|geen|te druk|even); (neem|kom|mail|bel|
        probeer|benader|stuur|schrijf|spreken|laten we) .. (volgend*|later|over|na|in|begin|
        eind) .. (jaar|kwartaal|maand*|week|weken|januari|februari|maart|april|mei|juni|juli|
        augustus|september|oktober|november|december|zomer|najaar|voorjaar|q#|vakantie|opnieuw|
        terug|beurs); (volgend (jaar|kwartaal|maand)|later dit jaar|te vroeg|
        over een paar (maanden|weken)|op een later moment|te druk);
        budget .. (op|bevroren|vergeven|volgend); (nie|obecnie|teraz|na razie|
        w tej chwili) .. (teraz|obecnie|na razie|w tej chwili|w tym (roku|kwartale)|aktualnie|
        dobry moment|najlepszy moment|nie); (prosze |)(odezwac|odezwij|kontakt*|wrocic|wroc*|
        skontakt*|napis*|odezwijcie|wrocmy|zglos*) .. (w|za|po|pozniej|na|przyszl*|kolejn*|
        nastepn*) .. (roku|kwartale|miesiac*|tygodni*|stycz*|lut*|marc*|kwiet*|maj*|czerw*|lip*|
        sierp*|wrze*|pazdz*|listop*|grud*|urlop*|wakac*|pozniej|jesien*|poczatku|targach|
        swietach); (w przyszlym (roku|kwartale|miesiacu)|za (kilka|pare|dwa|trzy|szesc|
        pol) .. (miesiec*|tygodn*|roku)|pozniej|za wczesnie|nie teraz|innym razem);
        budzet .. (zamkniety|wyczerpany|zamrozony|przyszl*); (inte|ikke|ingen|intet) .. (just nu|
        for tillfallet|nu|i ar|akkurat na|lige nu|for oyeblikket|for ojeblikket|i ar|na|
        rett tidspunkt|ratt tid*|rette tidspunkt|dette kvartal*|prioritet); (just nu|
        for tillfallet|akkurat na|lige nu|for oyeblikket|for ojeblikket|p.t.|for tiden) .. (inte|
        ikke|ingen|for|har|mycket|meget|travlt); (aterkom|hor av|kontakta|kom tilbake|ta kontakt|
        kontakt|vend tilbage|kom igen|skriv|vend|prov|hor|mejla|snakkes|tag fat|ring) .. (nasta|
        neste|naeste|efter|etter|om|senare|senere|i|till|til|igen|igjen) .. (ar|ar|kvartal|manad*|
        maned*|vecka|uke*|uge*|januari|januar|februar*|mars|marts|april|maj|mai|juni|juli|augusti|
        august|september|oktober|november|december|desember|hosten|varen|sommer*|host*|efterar*|
        forar*|q#|ferie*|semester*|senare|senere|var|arsskiftet|nytar|massan); (nasta (ar|kvartal|
        manad)|neste (ar|kvartal|maned)|naeste (ar|kvartal|maned)|senare i ar|senere i ar|
        for tidigt|for tidligt|for tidlig|langre fram|pa ett senare|et senere tidspunkt|
        til neste ar|for mye|om nagra manader|om nogle maneder|om noen maneder);
        budget* .. (slut|brugt|brukt|fryst|last|naeste|neste|nasta); (ei|emme|en) .. (nyt|
        tall* hetkella|juuri nyt|tana vuonna|ajankohtais*|oikea aika|talla erää|viela|talla erä*|
        toistaiseksi); (juuri nyt|talla hetkella|toistaiseksi|nyt) .. (ei|emme|en|kiire*|liikaa);
        (palataan|ottakaa|ota|palaa|palatkaa|kysy*|olkaa|ole) .. (ensi|myohemmin|jalkeen|kuukau*|
        syksy*|kevaa*|vuo*|viikko*|loma*|tammi*|helmi*|maalis*|huhti*|touko*|kesa*|heina*|elo*|
        syys*|loka*|marras*|joulu*); (ensi (vuonna|kvartaalilla|kuussa|syksyna|vuoden|kevaana)|
        myohemmin|liian aikaista|muutaman kuukauden); budjetti* ..; (ted|nyni|momentalne|
        v soucasne dobe|prave ted|teraz|zatial|aktualne|v tuto chvili) .. (ne*|nie|neni|nemame|
        mame); (ne|neni|nie|nie je) (ted|teraz|nyni|letos|vhodna doba|spravny cas|spravna doba|
        vhodny cas|priorita); (ozvete|ozvite|ozvi|kontaktujte|vratte|napiste|vratme|pripomente|
        ozvat) .. (v|za|po|na|pristi|pozdeji|neskor|pristim|buduci|az); (pristi (rok|ctvrtleti|
        kvartal|mesic)|pristim roce|buduci rok|pozdeji|neskor|prilis brzy|za par mesicu|
        za nekolik mesicu|jindy); rozpocet ..; (не сейчас|сейчас не|пока не|пока нет|
        не в этом (году|квартале|месяце)|не актуально|в данный момент|на данный момент|
        в настоящее время|сейчас нет|не ко времени|не самое (подходящее|удачное) время|
        не до этого|не время); (напишите|свяжитесь|обратитесь|вернемся|вернитесь|давайте|
        позвоните|напомните|возвращайтесь|спросите|поговорим|спишемся) .. (в|через|после|позже|
        осенью|весной|летом|зимой|следующ*|ближе|позднее|потом); (в следующем (году|квартале|
        месяце)|через (месяц*|пару|несколько|полгода|два|три|год|неделю|пол)|позже|слишком рано|
        попозже|в будущем|осенью|после (отпуска|праздников|нового));
        бюджет .. (закрыт|исчерпан|заморожен|распредел*|следующ*|на этот); не зараз; пізніше;
        наступного (року|кварталу|місяця); (su an|su anda|su siralar|simdilik|bu aralar|simdi|
        henuz|bu (yil|ceyrek|donem)) .. (degil*|yok|istemiyor*|dusunmuyor*|uygun*|yogun*|
        planlamiyor*|mumkun degil*|erken|mesgul*); (gelecek|onumuzdeki|sonraki|ileriki) (yil*|
        ceyre*|ay*|donem*|sene*|hafta*|tarihte|yaz*|sonbahar*|bahar*); (ay|hafta|sene|yil|bayram|
        tatil*|fuar*|yaz*|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|
        aralik)(dan|den|tan|ta|da|de|'dan|'den|'da|'de|'ta|'te|) (sonra|yeniden|tekrar|iletisime|
        yazin); (daha sonra|ileride|ilerleyen|sonra tekrar|cok erken|baska (bir |)zaman);
        butce* .. (dondur*|kapat*|tukendi|doldu|gelecek); 今は; 現在のところ; 現時点では;
        現時点で; 今のところ; 今期は; 今年は; 来年; 来期; 来月以降; 時期尚早; 時期を改めて;
        タイミング; また改めて; 改めてご連絡; 後日改めて; 後日; 落ち着いたら; しばらく; 来月;
        来四半期; か月後; ヶ月後; カ月後; 半年後; 年度明け; 秋以降; 夏以降; 春以降; 年明け;
        予算が; 当面; 検討は来; 今すぐには; またの機会; 多忙; 忙しく; 目前不; 目前没; 暂时; 暫時;
        现在不; 現在不; 现在没; 现在还; 目前还; 过段时间; 過段時間; 以后再; 稍后再; 明年;
        下个季度; 下季度; 下个月再; 下半年; 几个月后; 个月后; 過幾個月; 年后; 节后; 时机; 太早;
        晚些时候; 等到; 之后再联系; 再联系我; 预算已; 今年的预算; 现阶段; 最近很忙; 太忙;
        最近比较忙; 改天; 再谈; 지금은; 현재로서는; 현재는; 당분간; 나중에; 다음 분기; 다음분기;
        내년; 다음 달에 다시; 하반기; 개월 후; 개월 뒤; 달 후에; 추후; 시기가; 아직은; 이번 분기;
        이번 분기에는; 올해는; 너무 이르; 바빠서; 바쁩니다; 예산이; 연말; 휴가 후; 이후에 다시;
        다음에
        """
    ),
    Intent.NOT_INTERESTED: listed(
        """
        (decided|decide|voted|opted) (against|to stay|to stick|to go|to keep); (chose|chosen|
        picked|selected|signed with|gone with|went with|going with|use|using|switched to|
        staying with|stay with|sticking with|stick with) (another|a different|someone else|
        something else|our (current|own|existing)|a competitor|the (current|competition|existing)|
        what we have|an in-house); (it's|it is|that's|this is) a (firm |clear |hard |)no;
        a no from; (nothing|not) for us; not for us at; (too|far too) (expensive|pricey|costly);
        (doesn't|does not|won't|isn't) (pay off|worth|add up|justify|suit us|suit);
        (close|closing|shutting|shut) (the|our|down) .. (for good|down|business|company); (built|
        build|developed|do|run) (it|this|our own|everything) (ourselves|in-house|internally|
        ourself); (nichts|nix) fur (uns|mich); gegen .. entschieden; (bleiben|bleibe) (bei|
        beim) .. (anbieter|lieferanten|system|losung|dienstleister|unserem|partner|bisherigen);
        (zu teuer|lohnt sich (fur uns |)nicht|rechnet sich nicht|bringt uns nichts|kein gewinn);
        (anderen|anderer|anderes) (anbieter|lieferanten|losung|system|partner) .. (entschieden|
        gewahlt|genommen); (restons|reste|resterons) (avec|chez|fideles);
        (choisi|opte|retenu|pris|signe) .. (autre|concurrent|ailleurs);
        (trop cher|pas rentable|n'en vaut pas|ne vaut pas|pas pour (nous|moi)|rien pour nous);
        (nos |me |)(quedamos|quedo|seguimos|sigo) con .. (proveedor|actual|nuestro|mismo|lo que);
        no (nos |me |)(compensa|sale a cuenta|conviene|encaja|sirve|convence);
        (demasiado caro|muy caro|elegido a otro|otro proveedor|no es para (nosotros|mi));
        (restiamo|rimaniamo|teniamo|resto) (con|il|il nostro);
        (scelto|preso|optato) .. (altro|altra);
        (troppo caro|non ci conviene|non conviene|non vale la pena|non fa per); (ficamos|fico|
        continuamos|vamos ficar|vamos continuar) com .. (fornecedor|atual|nosso|mesmo);
        (escolhemos|optamos por|escolhi) .. (outr*);
        (muito caro|caro demais|nao compensa|nao nos serve|nao vale a pena);
        (blijven|blijf) (bij|met) ..; (gekozen|kozen) voor (een |)(ander*|iets anders);
        (te duur|niet voor ons|niets voor ons|loont niet|niet de moeite);
        (zostajemy|zostaje|pozostajemy) (przy|z);
        (wybralismy|wybralem|zdecydowalismy sie na) (inn*|konkuren*);
        (za drogo|zbyt drogie|nie dla nas|nie oplaca); (haller fast vid|blir kvar hos|
        stannar (hos|med)|holder fast ved|bliver hos|holder oss til|beholder|fortsetter med|
        fortsatter med|bliver ved); (valt|valgt|har valgt) (en |et |ett |)(annan|annat|anden|
        andet|annen|noe annet|noget andet|nagot annat);
        (for dyrt|inget for oss|ikke noe for oss|ikke noget for os);
        (pysymme|jatkamme|pysyn) .. (nykyi*|kanssa|toimittaja*);
        (valitsimme|valinneet|paatimme valita) .. (toisen|muun|muuta);
        (liian kallis|ei ole meille|ei kannata);
        (zustaneme|zustavame|zustanu|ostavame|ostaneme) (u|pri); (vybrali|zvolili) .. (jin*|in*);
        (prilis drahe|moc drahe|nevyplati|nic pro nas); (остаемся|останемся|остаюсь) (с|при|у);
        (выбрали|остановились на|предпочли) (друг*|ино*);
        (слишком дорого|не для нас|не окупится|нам не подходит);
        (baska bir|baska) (firma*|tedarikci*|cozum*) .. (sec*|anlas*|calis*);
        (cok pahali|bize uygun degil|bizim icin degil|mevcut tedarikci*); 現在の業者; 今の業者;
        既存の; 別の会社; 他の会社; 高すぎ; 継続します; 弊社には合; 维持现有; 现有供应商; 选了别;
        选择了别; 太贵; 不划算; 现有的供应; 기존 업체; 다른 곳; 너무 비싸; 현재 업체; 저희와 맞지;
        (not|n't|no longer|never|isn't|aren't) (really |currently |particularly |at all |that |
        very |too |)(interested|keen|looking (for|to)|of interest|something we|something i|
        a (good |)(fit|match)|for (us|me)|relevant|in the market|a priority|our thing|my thing|
        needed|required|convinced|the right fit|planning to|pursu*|considering|going to (work|
        move|pursue|proceed|happen)|moving forward|want this|want it|buying|impressed|shopping|
        searching); no (thanks|thank you|thx|interest|need|longer interested|interest in);
        (we|i)('ll| will| have decided to| would like to| are going to|'d like to|) pass;
        (i'll|we'll|i will|we will|gonna|going to|have to|hard) (have to |)(pass|decline); (we|i|
        our) (already|currently) (have|use|work with|using|got|working|covered|happy|signed|
        partnered|went|chose|run|are (happy|using|working)|got|be using|committed); (already|
        are) (have|using|use|happy with|satisfied with|covered|working with|all set|set up|
        taken care|sorted|got a|well served); (happy|satisfied|content|fine|good) with (our|what|
        the|my) (current|existing|present|we have|vendor|provider|supplier|solution|setup|tool*|
        partner|system)*; (we're|we are|i'm|i am) (all set|good|fine|covered|all good|sorted)(,| |
        .|!|here|on|thanks|for)*; (don't|do not|doesn't|won't|will not|can't see|don't see|
        no) (need|require|use for|want|see (a|any|the|how|why)|think (this|it|we|that)|
        be (needing|pursuing|moving|proceeding)|have (a |any |the |)(need|use|interest|
        budget for this)|fit|buy|plan to|feel|believe|work for us|suit|make sense|apply);
        (decided|chosen|opted) (against|not to|to go (with|in)|on another|for another);
        (went|gone|going) with (another|a different|someone else|a competitor);
        (respectfully |politely |)decline; not for (us|me); waste of (time|my time); spam;
        (please |)(go away|get lost); (no|zero|never) (use|chance|way|desire|go); nope;
        thanks but no; not our (cup|area|focus); doesn't (interest|apply|fit|suit|sound);
        of no (interest|use); hard pass; (kein|keinen|keine|nicht) .. (interesse|bedarf|
        interessiert|interessant|verwendung|passend|relevant|fur uns|in frage|notwendig|nutzen|
        kaufen|von interesse|uberzeugt|angebot wahrnehmen|thema (fur|bei)); (nein danke|
        nein, danke|danke nein|leider nein|lehnen .. ab|lehne .. ab|absage|sehen davon ab|
        verzichten|nehmen abstand|abstand nehmen|kommt (fur uns |)nicht in frage|passt nicht|
        brauchen (wir |)(das |)nicht|brauche (ich |)nicht|benotigen .. nicht|bereits (versorgt|
        einen anbieter|eine losung|einen partner|ein system|zufrieden|gut aufgestellt|abgedeckt|
        im einsatz)|haben (wir |)(bereits|schon)|sind (wir |).. (zufrieden|gut versorgt|versorgt)|
        arbeiten bereits|anders entschieden|dagegen entschieden|fur einen anderen); (pas|plus|
        aucun|guere|non) .. (interesse*|besoin|interet|pertinent|pour nous|pour moi|concerne*|
        convain*|donner suite|suite favorable|utile|notre priorite); (non merci|non, merci|
        merci mais non|sans interet|ne donnerons pas suite|ne donnerai pas suite|declin*|
        deja (equipe*|un prestataire|une solution|un fournisseur|un partenaire|satisfait*|
        ce qu'il|un outil|utilis*|en place|nos)|nous avons deja|avons deja|j'ai deja|
        travaillons deja|utilisons deja|ne correspond pas|ne nous (interesse|convient|correspond)|
        ne m'interesse|avons (choisi|opte)|decide de ne pas); no (estoy |estamos |me |nos |es |
        tengo |tenemos |hay |gracias|necesit*|creo |veo |vamos a).. (interesad*|interes*|
        necesidad|necesari*|para nosotros|encaja|relevante|gracias|convenc*|seguir adelante|
        lo que buscamos|buscando|contratar); (no gracias|no, gracias|gracias pero no|no necesit*|
        no nos interesa|no me interesa|no interesa|ya (tenemos|tengo|contamos|trabajamos|usamos|
        disponemos|utilizamos|estamos (cubiertos|trabajando|satisfech*))|no encaja|
        hemos (decidido|optado|elegido) .. (no|otr*|por)|declin*|rechaz*|descart*|sin interes|
        estamos (contentos|satisfechos)); non (sono |siamo |ci |mi |e |abbiamo |ho |fa |vediamo |
        rientra |crediamo |intendiamo).. (interess*|bisogno|necessita|per noi|utile|necessari*|
        al caso nostro|adatt*|nei nostri|convint*|procedere|proseguire|di nostro interesse|
        cercando); (no grazie|no, grazie|grazie ma no|non (ci |mi |)interessa*|
        non ne abbiamo bisogno|(abbiamo|ho|utilizziamo|usiamo|lavoriamo|collaboriamo) gia|
        gia (abbiamo|un fornitore|una soluzione|coperti|un partner)|siamo (gia |)(a posto|
        soddisfatti|coperti|contenti)|declin*|rifiut*|abbiamo (scelto|deciso|optato)|
        nessun interesse|non fa per (noi|me)); nao (estou |estamos |tenho |temos |me |nos |e |ha |
        precis*|vemos |faz).. (interess*|necessidade|precis*|para nos|relevante|necessari*|
        sentido|se aplica|convenc*|avancar|contratar); (nao obrigad*|nao, obrigad*|
        obrigad* mas nao|nao precis*|nao (nos |me |)interessa|sem interesse|ja (temos|tenho|
        usamos|trabalhamos|utilizamos|contamos|estamos (servidos|satisfeitos|cobertos|atendidos))|
        estamos (satisfeitos|bem servidos|contentes)|declin*|recus*|dispens*|optamos|
        decidimos (nao|por)|nao e para nos|nao faz sentido); (geen|niet) .. (interesse|behoefte|
        geinteresseerd|nodig|voor ons|relevant|interessant|van toepassing|passend|van plan|
        overtuigd|zinvol); (nee bedankt|nee, bedankt|nee dank|bedankt maar nee|(hebben|heb|
        gebruiken|werken|gebruik) (wij |we |ik |)al|al (voorzien|een leverancier|een oplossing|
        een partner|een systeem|tevreden)|zijn (al |)(tevreden|voorzien)|zien (ervan |)af|
        zie (er |)(vanaf|van af)|past niet|wijzen .. af|anders besloten|voor een andere);
        nie (jestem|jestesmy|mamy|mam|potrzebuj*|dziekuj*|interesuj*|planuj*|widz*|skorzyst*|
        pasuje|jest to) .. (zainteresowan*|potrzeb*|zapotrzebow*|dziekuj*|interesuj*|dla nas|
        zainteresowania|takiej|potrzebne|cos); (nie dziekuj*|dziekuj* nie|dziekujemy, ale nie|
        nie, dziekuj*|brak zainteresowania|nie interesuje|nie potrzebuj*|nie skorzyst*|(mamy|
        korzystamy|wspolpracujemy|uzywamy|pracujemy) juz|juz (mamy|korzystamy|wspolpracujemy|
        uzywamy)|jestesmy zadowoleni|rezygnuj*|odmaw*|zdecydowalismy sie na|wybralismy); (inte|
        ikke|ingen|intet|ej) .. (intressera*|intresse|interessert|interesseret|interesse*|behov|
        bruk for|brug for|aktuellt|aktuelt|relevant|for oss|noe for|noget for|nagot for|behover|
        trenger|passer|passar|ga vidare|intresserade); (nej tack|nej, tack|nei takk|nej tak|
        nej, tak|nei, takk|tack men nej|tak men nej|takk men nei|(har|anvander|bruger|bruker|
        samarbetar|samarbejder|samarbeider|jobbar) (vi |)(redan|allerede|alleredeen)|redan (en|
        har|nojda)|allerede (en|et|har|dekket|daekket)|ar nojda|er fornoyd*|er tilfred*|
        tackar nej|takker nei|takker nej|avbojer|avslar|avstar|valgt en anden|valgt en annen|
        valt en annan|behover inte|trenger ikke|har ikke brug); (ei|emme|en|eika) .. (kiinnosta*|
        kiinnostunut|kiinnostuneita|tarvetta|tarvitse|tarpeen|meille sopiva|ajankohtaista meille|
        osta|hyodyllinen); (ei kiitos|ei, kiitos|kiitos ei|kiitos, mutta ei|(meilla on|kaytamme|
        kaytossamme on|olemme) jo|jo kaytossa|olemme tyytyvaisia|kieltaydy*|paatimme (olla|
        valita)|valitsimme toisen); (nemam*|nemame|nejsem|nejsme|nepotrebuj*|nechc*|neni|nie sme|
        nie som|nemozeme|nemaji|nevyuzijeme|neplanuj*) .. (zajem|zaujem|potreb*|zainteresovan*|
        pro nas|pre nas|nic|takov*|relevantni|tento|zadn*|vyuziti); (ne dekuj*|ne, dekuj*|
        dekuji, ne|dekujeme, ale ne|nie dakuj*|nie, dakuj*|nemame zajem|nemam zajem|nemame zaujem|
        nepotrebuj*|nezajima|(uz|jiz) (mame|pouzivame|spolupracujeme|mam)|jsme spokojeni|odmit*|
        rozhodli jsme se (pro|ne)|nevyuzijeme); (не|нет|неинтересно|
        незаинтересован*) .. (интересн*|интересует|интересу*|заинтересован*|нужн*|нуждаемся|
        нуждаюсь|актуально для|подходит|требуется|планируем|рассматриваем|необходим*|интереса|
        потребности|надо); (нет, спасибо|нет спасибо|спасибо, нет|спасибо, не|спасибо, но (нет|
        не)|неинтересно|не интересно|не актуально|не нужно|(у нас|мы) (уже |)(есть|работаем|
        используем|пользуемся|имеем|выбрали)|уже (есть|работаем|используем|пользуемся|
        сотрудничаем|выбрали)|отказ*|откаж*|нас (все |)устраивает|решили не|выбрали друг*|
        вынужден* отказ*); не цікавить; не цікаво; дякую, ні; не потрібно; (ilgilenmiyor*|
        ilgimizi cekm*|ilgimi cekm*|ihtiyacimiz yok|ihtiyacim yok|ihtiyac duymuyor*|gerek yok|
        istemiyor*|dusunmuyor*|hayir tesekkur*|hayir, tesekkur*|tesekkurler, hayir|
        tesekkurler ama|uygun degil*|bize gore degil*|zaten (bir |)(var|kullaniyor*|calisiyor*|
        cozum*|mevcut|tedarikci*|memnun*|anlas*)|memnunuz|redded*|gerekmiyor|almayacag*|
        kullanmayacag*|tercih etmiyor*|ilgilenmeyecegiz|baska bir .. (sectik|tercih|anlastik));
        興味がありません; 興味はありません; 興味はございません; 興味ありません; 興味がない;
        必要ありません; 必要はありません; 必要ございません; 必要としておりません; 不要です;
        結構です; お断り; 見送ら; 見送り; 遠慮させて; 辞退; 検討しておりません;
        検討の予定はありません; 予定はありません; 予定はございません; 間に合って; 既に導入;
        すでに導入; 他社; 既に利用; すでに利用; 満足して; 導入済み; ニーズがありません;
        関心がありません; 関心はありません; 合いません; 導入する予定はあり; 不感兴趣; 不感興趣;
        没兴趣; 沒興趣; 没有兴趣; 没有需求; 没有这方面; 不需要; 不考虑; 不考慮; 暂无需求; 无需;
        已经有; 已有; 已经在用; 已经使用; 不合适; 不适合; 不适用; 谢谢,不; 谢绝; 拒绝; 婉拒;
        很满意; 选择了其他; 没有计划; 不打算; 用不上; 不用了; 관심이 없; 관심 없; 관심없;
        필요하지 않; 필요 없; 필요없; 필요가 없; 괜찮습니다; 거절; 사양; 이미 사용; 이미 이용;
        이미 다른; 만족하고; 생각이 없; 계획이 없; 계획 없; 도입할 계획; 검토하지 않; 맞지 않;
        어렵겠; 다른 업체
        """
    ),
}
