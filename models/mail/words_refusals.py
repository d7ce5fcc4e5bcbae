"""Which words decline for good?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

REFUSALS: dict[str, tuple[str, ...]] = {
    Intent.NOT_INTERESTED: listed(
        """
        (decided|decide|voted|opted) (against|to stay|to stick|to go|to keep); (chose|chosen|
        picked|selected|signed with|gone with|went with|going with|use|using|switched to|staying
        with|stay with|sticking with|stick with) (another|a different|someone else|something else|
        our (current|own|existing)|a competitor|the (current|competition|existing)|what we have|
        an in-house); (it's|it is|that's|this is) a (firm |clear |hard |)no; a no from;
        (nothing|not) for us; not for us at; (too|far too) (expensive|pricey|costly);
        (doesn't|does not|won't|isn't) (pay off|worth|add up|justify|suit us|suit);
        (close|closing|shutting|shut) (the|our|down) .. (for good|down|business|company); (built|
        build|developed|do|run) (it|this|our own|everything) (ourselves|in-house|internally|
        ourself); (nichts|nix) fur (uns|mich); gegen .. entschieden; (bleiben|bleibe) (bei|beim)
        .. (anbieter|lieferanten|system|losung|dienstleister|unserem|partner|bisherigen);
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
        (za drogo|zbyt drogie|nie dla nas|nie oplaca); (haller fast vid|blir kvar hos|stannar
        (hos|med)|holder fast ved|bliver hos|holder oss til|beholder|fortsetter med|fortsatter
        med|bliver ved); (valt|valgt|har valgt) (en |et |ett |)(annan|annat|anden|andet|annen|noe
        annet|noget andet|nagot annat);
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
        very |too |)(interested|keen|looking (for|to)|of interest|something we|something i|a
        (good |)(fit|match)|for (us|me)|relevant|in the market|a priority|our thing|my thing|
        needed|required|convinced|the right fit|planning to|pursu*|considering|going to (work|
        move|pursue|proceed|happen)|moving forward|want this|want it|buying|impressed|shopping|
        searching); no (thanks|thank you|thx|interest|need|longer interested|interest in);
        (we|i)('ll| will| have decided to| would like to| are going to|'d like to|) pass;
        (i'll|we'll|i will|we will|gonna|going to|have to|hard) (have to |)(pass|decline); (we|i|
        our) (already|currently) (have|use|work with|using|got|working|covered|happy|signed|
        partnered|went|chose|run|are (happy|using|working)|got|be using|committed); (already|are)
        (have|using|use|happy with|satisfied with|covered|working with|all set|set up|taken care|
        sorted|got a|well served); (happy|satisfied|content|fine|good) with (our|what|the|my)
        (current|existing|present|we have|vendor|provider|supplier|solution|setup|tool*|partner|
        system)*; (we're|we are|i'm|i am) (all set|good|fine|covered|all good|sorted)(,| |.|!|
        here|on|thanks|for)*; (don't|do not|doesn't|won't|will not|can't see|don't see|no) (need|
        require|use for|want|see (a|any|the|how|why)|think (this|it|we|that)|be (needing|pursuing|
        moving|proceeding)|have (a |any |the |)(need|use|interest|budget for this)|fit|buy|plan
        to|feel|believe|work for us|suit|make sense|apply);
        (decided|chosen|opted) (against|not to|to go (with|in)|on another|for another);
        (went|gone|going) with (another|a different|someone else|a competitor);
        (respectfully |politely |)decline; not for (us|me); waste of (time|my time); spam;
        (please |)(go away|get lost); (no|zero|never) (use|chance|way|desire|go); nope;
        thanks but no; not our (cup|area|focus); doesn't (interest|apply|fit|suit|sound);
        of no (interest|use); hard pass; (kein|keinen|keine|nicht) .. (interesse|bedarf|
        interessiert|interessant|verwendung|passend|relevant|fur uns|in frage|notwendig|nutzen|
        kaufen|von interesse|uberzeugt|angebot wahrnehmen|thema (fur|bei)); (nein danke|nein,
        danke|danke nein|leider nein|lehnen .. ab|lehne .. ab|absage|sehen davon ab|verzichten|
        nehmen abstand|abstand nehmen|kommt (fur uns |)nicht in frage|passt nicht|brauchen (wir
        |)(das |)nicht|brauche (ich |)nicht|benotigen .. nicht|bereits (versorgt|einen anbieter|
        eine losung|einen partner|ein system|zufrieden|gut aufgestellt|abgedeckt|im einsatz)|
        haben (wir |)(bereits|schon)|sind (wir |).. (zufrieden|gut versorgt|versorgt)|arbeiten
        bereits|anders entschieden|dagegen entschieden|fur einen anderen); (pas|plus|aucun|guere|
        non) .. (interesse*|besoin|interet|pertinent|pour nous|pour moi|concerne*|convain*|donner
        suite|suite favorable|utile|notre priorite); (non merci|non, merci|merci mais non|sans
        interet|ne donnerons pas suite|ne donnerai pas suite|declin*|deja (equipe*|un prestataire|
        une solution|un fournisseur|un partenaire|satisfait*|ce qu'il|un outil|utilis*|en place|
        nos)|nous avons deja|avons deja|j'ai deja|travaillons deja|utilisons deja|ne correspond
        pas|ne nous (interesse|convient|correspond)|ne m'interesse|avons (choisi|opte)|decide de
        ne pas); no (estoy |estamos |me |nos |es |tengo |tenemos |hay |gracias|necesit*|creo |veo
        |vamos a).. (interesad*|interes*|necesidad|necesari*|para nosotros|encaja|relevante|
        gracias|convenc*|seguir adelante|lo que buscamos|buscando|contratar); (no gracias|no,
        gracias|gracias pero no|no necesit*|no nos interesa|no me interesa|no interesa|ya
        (tenemos|tengo|contamos|trabajamos|usamos|disponemos|utilizamos|estamos (cubiertos|
        trabajando|satisfech*))|no encaja|hemos (decidido|optado|elegido) .. (no|otr*|por)|
        declin*|rechaz*|descart*|sin interes|estamos (contentos|satisfechos)); non (sono |siamo |
        ci |mi |e |abbiamo |ho |fa |vediamo |rientra |crediamo |intendiamo).. (interess*|bisogno|
        necessita|per noi|utile|necessari*|al caso nostro|adatt*|nei nostri|convint*|procedere|
        proseguire|di nostro interesse|cercando); (no grazie|no, grazie|grazie ma no|non (ci |mi
        |)interessa*|non ne abbiamo bisogno|(abbiamo|ho|utilizziamo|usiamo|lavoriamo|
        collaboriamo) gia|gia (abbiamo|un fornitore|una soluzione|coperti|un partner)|siamo (gia
        |)(a posto|soddisfatti|coperti|contenti)|declin*|rifiut*|abbiamo (scelto|deciso|optato)|
        nessun interesse|non fa per (noi|me)); nao (estou |estamos |tenho |temos |me |nos |e |ha |
        precis*|vemos |faz).. (interess*|necessidade|precis*|para nos|relevante|necessari*|
        sentido|se aplica|convenc*|avancar|contratar); (nao obrigad*|nao, obrigad*|obrigad* mas
        nao|nao precis*|nao (nos |me |)interessa|sem interesse|ja (temos|tenho|usamos|trabalhamos|
        utilizamos|contamos|estamos (servidos|satisfeitos|cobertos|atendidos))|estamos
        (satisfeitos|bem servidos|contentes)|declin*|recus*|dispens*|optamos|decidimos (nao|por)|
        nao e para nos|nao faz sentido); (geen|niet) .. (interesse|behoefte|geinteresseerd|nodig|
        voor ons|relevant|interessant|van toepassing|passend|van plan|overtuigd|zinvol); (nee
        bedankt|nee, bedankt|nee dank|bedankt maar nee|(hebben|heb|gebruiken|werken|gebruik) (wij
        |we |ik |)al|al (voorzien|een leverancier|een oplossing|een partner|een systeem|tevreden)|
        zijn (al |)(tevreden|voorzien)|zien (ervan |)af|zie (er |)(vanaf|van af)|past niet|wijzen
        .. af|anders besloten|voor een andere); nie (jestem|jestesmy|mamy|mam|potrzebuj*|dziekuj*|
        interesuj*|planuj*|widz*|skorzyst*|pasuje|jest to) .. (zainteresowan*|potrzeb*|
        zapotrzebow*|dziekuj*|interesuj*|dla nas|zainteresowania|takiej|potrzebne|cos); (nie
        dziekuj*|dziekuj* nie|dziekujemy, ale nie|nie, dziekuj*|brak zainteresowania|nie
        interesuje|nie potrzebuj*|nie skorzyst*|(mamy|korzystamy|wspolpracujemy|uzywamy|
        pracujemy) juz|juz (mamy|korzystamy|wspolpracujemy|uzywamy)|jestesmy zadowoleni|rezygnuj*|
        odmaw*|zdecydowalismy sie na|wybralismy); (inte|ikke|ingen|intet|ej) .. (intressera*|
        intresse|interessert|interesseret|interesse*|behov|bruk for|brug for|aktuellt|aktuelt|
        relevant|for oss|noe for|noget for|nagot for|behover|trenger|passer|passar|ga vidare|
        intresserade); (nej tack|nej, tack|nei takk|nej tak|nej, tak|nei, takk|tack men nej|tak
        men nej|takk men nei|(har|anvander|bruger|bruker|samarbetar|samarbejder|samarbeider|
        jobbar) (vi |)(redan|allerede|alleredeen)|redan (en|har|nojda)|allerede (en|et|har|dekket|
        daekket)|ar nojda|er fornoyd*|er tilfred*|tackar nej|takker nei|takker nej|avbojer|avslar|
        avstar|valgt en anden|valgt en annen|valt en annan|behover inte|trenger ikke|har ikke
        brug); (ei|emme|en|eika) .. (kiinnosta*|kiinnostunut|kiinnostuneita|tarvetta|tarvitse|
        tarpeen|meille sopiva|ajankohtaista meille|osta|hyodyllinen); (ei kiitos|ei, kiitos|
        kiitos ei|kiitos, mutta ei|(meilla on|kaytamme|kaytossamme on|olemme) jo|jo kaytossa|
        olemme tyytyvaisia|kieltaydy*|paatimme (olla|valita)|valitsimme toisen); (nemam*|nemame|
        nejsem|nejsme|nepotrebuj*|nechc*|neni|nie sme|nie som|nemozeme|nemaji|nevyuzijeme|
        neplanuj*) .. (zajem|zaujem|potreb*|zainteresovan*|pro nas|pre nas|nic|takov*|relevantni|
        tento|zadn*|vyuziti); (ne dekuj*|ne, dekuj*|dekuji, ne|dekujeme, ale ne|nie dakuj*|nie,
        dakuj*|nemame zajem|nemam zajem|nemame zaujem|nepotrebuj*|nezajima|(uz|jiz) (mame|
        pouzivame|spolupracujeme|mam)|jsme spokojeni|odmit*|rozhodli jsme se (pro|ne)|
        nevyuzijeme); (не|нет|неинтересно|незаинтересован*) .. (интересн*|интересует|интересу*|
        заинтересован*|нужн*|нуждаемся|нуждаюсь|актуально для|подходит|требуется|планируем|
        рассматриваем|необходим*|интереса|потребности|надо); (нет, спасибо|нет спасибо|спасибо,
        нет|спасибо, не|спасибо, но (нет|не)|неинтересно|не интересно|не актуально|не нужно|(у
        нас|мы) (уже |)(есть|работаем|используем|пользуемся|имеем|выбрали)|уже (есть|работаем|
        используем|пользуемся|сотрудничаем|выбрали)|отказ*|откаж*|нас (все |)устраивает|решили не|
        выбрали друг*|вынужден* отказ*); не цікавить; не цікаво; дякую, ні; не потрібно;
        (ilgilenmiyor*|ilgimizi cekm*|ilgimi cekm*|ihtiyacimiz yok|ihtiyacim yok|ihtiyac
        duymuyor*|gerek yok|istemiyor*|dusunmuyor*|hayir tesekkur*|hayir, tesekkur*|tesekkurler,
        hayir|tesekkurler ama|uygun degil*|bize gore degil*|zaten (bir |)(var|kullaniyor*|
        calisiyor*|cozum*|mevcut|tedarikci*|memnun*|anlas*)|memnunuz|redded*|gerekmiyor|
        almayacag*|kullanmayacag*|tercih etmiyor*|ilgilenmeyecegiz|baska bir .. (sectik|tercih|
        anlastik)); 興味がありません; 興味はありません; 興味はございません; 興味ありません;
        興味がない; 必要ありません; 必要はありません; 必要ございません; 必要としておりません;
        不要です; 結構です; お断り; 見送ら; 見送り; 遠慮させて; 辞退; 検討しておりません;
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
