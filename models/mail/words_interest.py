"""Which words show interest?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

INTEREST: dict[str, tuple[str, ...]] = {
    Intent.INTERESTED: listed(
        """
        (would|i'd|we'd|want|wants|like|love|happy|keen|ready|willing|we) (like |love |want |be
        happy |be keen |be willing |)to (try|test|pilot|trial|give (it|this) a|use|order|buy|
        start|begin|see it|evaluate|roll (it|this) out|sign up|subscribe|implement|join|take part|
        tackle); (put|add|sign) (me|us) (back|up|down|on); (keep|please keep|do keep|carry on|
        continue) (sending|writing|mailing|emailing|them coming|me (posted|informed|on|in the
        loop|updated)|us (posted|informed|on|updated)|it coming); good to go;
        we like (it|this|the|your); i like (it|this|the|your); count (me|us) in; please do;
        why not; let's (try|start|test|begin|pilot); i read (them|every|all|your); (wurden|wurde|
        mochten|mochte|wollen|will) .. (gern|gerne) .. (ausprobieren|testen|angehen|probieren|
        versuchen|nutzen|einsetzen|umsetzen|starten|loslegen|kennenlernen|sehen);
        (ausprobieren|austesten|probeweise|pilotprojekt|testen wurden);
        (gern|gerne) .. (ausprobieren|testen|probieren|angehen|versuchen);
        (weiter so|machen sie weiter|schreiben sie weiter|bleiben sie dran); (aimerions|aimerais|
        voudrions|voudrais|souhaitons|souhaite|envie de|veux bien|voulons bien) .. (essayer|
        tester|l'essayer|la tester|le tester|commencer|demarrer|un essai|un test|voir);
        (essayer|tester) .. (volontiers|chez|sur|dans|avec);
        (continuez|continue) (a |de |vos |d'); (gustaria|queremos|quisieramos|quisiera|encantaria|
        quiero) .. (probar*|empezar|ensayar*|usar*|ver|comenzar|pilotar*);
        (sigan|siga|sigue|sigan) (enviando|escribiendo|mandando|asi); (vorremmo|vorrei|ci
        piacerebbe|mi piacerebbe|vogliamo) .. (provar*|testar*|iniziare|cominciare|usar*|veder*);
        (continuate|continui|continua) (a |cosi|pure); (gostariamos|gostaria|queremos|quero|
        adorariamos) .. (experimentar|testar|comecar|usar|ver|provar|avancar);
        (continuem|continue|continua) (a |assim|enviando|mandando); (willen|wil|zouden|zou|graag)
        .. (proberen|uitproberen|testen|beginnen|starten|gebruiken|een proef*);
        (kunnen we door|ga zo door|blijf vooral|blijf .. mailen|prima voorstel|akkoord); (chcemy|
        chcielibysmy|chcialbym|chcialabym|chetnie) .. (wyprobowa*|przetestowa*|sprobowa*|zaczac|
        uzyc|testowac); (piszcie|pisz|wysylajcie) dalej; (vill|vil|skulle|vil gerne|vil gjerne)
        .. (prova|prove*|testa|teste|prove af|komma igang|starte|borja|begynne|anvanda|bruke|
        bruge); (fortsatt|fortsaet|fortsett|bliv .. ved) (med |gerne |a |att |at |garna )*;
        (halua*|mielellamme|mielellani|voisimme|voisin) .. (kokeil*|testa*|aloit*|pilot*);
        (jatka*|lahetta* lisaa); (bychom|bych|chceme|chteli|radi|chceli|by sme) .. (vyzkous*|
        otestova*|zkusi*|zaca*|vyskus*|zaci*); (pokracujte|piste dal); (хотим|хотели бы|готовы|
        хочу|хотел* бы|давайте) .. (попробовать|протестировать|начать|испытать|внедрить|
        запустить); продолжайте; (denemek|test etmek|baslamak|kullanmak) (ister*|istiyor*);
        (gondermeye|yazmaya) devam; 試したい; 試してみ; 使いたい; 試用したい; 始めたい;
        続けてください; 想试; 试一试; 试试; 想用; 请继续; 继续发; 試試; 사용해보고; 시도해;
        테스트해; 시작하고 싶; 계속 보내; (i'm|i am|we're|we are|am|are|be|would be|might be|very|
        definitely|quite|really|certainly|super|potentially|still|indeed|always|i'd be|we'd be|
        could be) (very |definitely |quite |really |certainly |potentially |still |indeed |
        possibly |highly |extremely |)(interested|keen|intrigued|curious to learn|excited|open to|
        happy to learn|all ears|in|up for it|on board|down|game); (sounds|looks|seems|is|that's|
        this is|it's|it is) (really |very |quite |pretty |super |like |exactly like |absolutely
        |)(interesting|good|great|promising|intriguing|exciting|useful|relevant|fantastic|amazing|
        excellent|perfect|awesome|exactly what|just what|what we|fascinating|valuable|impressive|
        compelling|helpful|timely|appealing|like a plan|a good idea|a great idea|worth|something
        we); (love|like|great|good|excellent|fantastic|brilliant|interesting|neat|nice) (the |
        this |your |)(idea|approach|concept|offer|proposal|product|solution|timing|pitch|what you|
        sound|stuff|initiative|work); (tell me more|learn more|know more|hear more|find out more|
        explore (this|further|it)|i'd love to|we'd love to|count me in|count us in|i'm in|we're
        in|sign me up|sign us up|yes please|yes, please|happy to (explore|discuss|learn|hear|give|
        try)|let's (do it|go|move forward|explore|proceed|try|get started|give it|start)|keep me
        posted|(definitely|certainly) (yes|interest*|worth|something)|exactly what (we|i) (need|
        are|am|have)|this is timely|great timing|perfect timing|absolutely|want to (try|learn|
        hear|explore|know more|proceed|move forward|buy|order|get started)|go ahead|we need (this|
        something like)|been looking for|looking for (something|exactly|a solution) .. (like this|
        this)|move forward|next steps|how do we (proceed|start|get started)|ready to (start|buy|
        sign|go|proceed|try)|(interest|interested) in (learning|hearing|exploring|finding|this|
        your|the|trying|seeing|more|what|a|how|knowing)|piqued (my|our) interest|caught my (eye|
        attention)|i am interested|we are interested|interested.|have (some |an |)interest|of
        interest|looking forward to (hearing|learning|more)); (interessiert|interessiere|
        interessieren|interesse|interessant|spannend|neugierig|gefallt (mir|uns)|klingt (gut|sehr|
        super|vielversprechend|toll|interessant|spannend|nach|prima)|hort sich .. an|ja gerne|ja,
        gerne|sehr gerne|gerne mehr|mehr (daruber |dazu |)(erfahren|horen|wissen)|das passt (gut|
        genau|perfekt)|genau das (richtige|was)|konnen wir uns .. vorstellen|ansprechend|wir
        suchen (gerade|genau)|wir sind dabei|ich bin dabei|legen wir los|nachste schritte|gute
        idee|tolle idee|vielversprechend|kommt wie gerufen|uberzeugt mich|aufmerksam); (interesse|
        interessee|interesses|interessant|interessante|ca m'interesse|cela m'interesse|cela nous
        interesse|m'intéresse|nous interesse|seduit|curieux|curieuse|tres interess*|tente*|avec
        plaisir|volontiers|oui merci|pourquoi pas|en savoir plus|bonne idee|excellente idee|
        prometteur|exactement ce (que|dont|qu'il)|ca tombe bien|cela tombe bien|enthousias*|
        partant*|allons-y|prochaines etapes|je suis preneur|preneuse|attire mon attention|cela
        pourrait); (interesad*|me interesa|nos interesa|interesante|suena (bien|muy|interesante|
        genial)|me parece (interesante|muy|bien|genial|una buena)|nos parece (interesante|muy|
        bien)|me gusta (la|el|mucho)|me encanta*|saber mas|conocer mas|si por favor|si, por favor|
        justo lo que|exactamente lo que|buena idea|estupendo|fenomenal|prometedor|adelante|
        cuenten conmigo|cuente conmigo|siguientes pasos|proximos pasos|estamos buscando (algo|
        justo)|llamado la atencion|curiosidad); (interessat*|interessante|ci interessa|mi
        interessa|mi sembra (interessante|molto|una|un'|ottim*)|sembra (interessante|molto|ottim*|
        promettente)|mi piace|ci piace|saperne di piu|volentieri|si grazie|si, grazie|ottima idea|
        bella idea|proprio quello|esattamente quello|promettente|procediamo|prossimi passi|
        incuriosit*|suona bene|colpito|stiamo cercando|fa al caso nostro|capita a proposito);
        (interessad*|tenho interesse|temos interesse|interessa-me|me interessa|nos interessa|
        interessante|parece (interessante|muito|otimo|bom|uma)|parece-me (bem|interessante|muito|
        otim*)|gostei|gostamos|adorei|saber mais|sim, por favor|sim por favor|exatamente o que|
        justamente o que|boa ideia|otima ideia|promissor|vamos (avancar|em frente|la)|proximos
        passos|podem contar|contem comigo|estamos a procura|estamos procurando|curios*|soa bem|
        despertou|veio a calhar|quero (testar|experimentar|conhecer)); (geinteresseerd|
        interessant|interesse|klinkt (goed|interessant|veelbelovend|leuk|prima|als)|lijkt (me|mij|
        ons) (interessant|wel|leuk|goed|een)|spreekt (me|mij|ons) aan|meer (over |)(weten|horen|
        te weten)|ja graag|ja, graag|goed idee|precies wat|veelbelovend|volgende stap*|doe mee|we
        doen mee|nieuwsgierig|spreekt aan|aan de slag|komt als geroepen|sta ik voor open|staan
        (we |)(hier |)open); (zainteresowan*|interesuj*|brzmi (dobrze|ciekawie|interesujaco|
        swietnie|obiecujaco)|ciekaw*|podoba (mi|nam) sie|chetnie|tak, poprosze|tak prosze|dobry
        pomysl|swietny pomysl|dokladnie tego|obiecujac*|dowiedziec sie wiecej|kolejne kroki|
        wchodze w to|tego szukamy|zaintrygowa*); (intressera*|intressant|later (bra|intressant|
        spannande|lovande|toppen)|hores (bra|interessant|spennende|ut|godt)|hort (bra|
        interessant)|lyder (godt|interessant|spaendende|bra|spennende)|interessert|interesseret|
        interessant|spennende|spaendende|spannande|gerne hore mere|gjerne hore mer|vil gjerne
        vite mer|hora mer|veta mer|hore mere|hore mer|vide mere|vite mer|ja tack|ja, tack|ja takk|
        ja, takk|ja tak|ja, tak|god ide|bra ide|precis det|akkurat det|praecis det|lovande|
        lovende|nasta steg|neste steg|naeste skridt|nyfiken|nysgjerrig|nysgerrig|gillar|liker
        (ideen|det)|synes godt om|kan godt lide|vi ar med|tilltalande); (kiinnosta*|kiinnostun*|
        kiinnostava*|kuulostaa (hyvalta|kiinnostavalta|mielenkiintoiselta|lupaavalta|mainiolta)|
        vaikuttaa (hyvalta|kiinnostavalta|mielenkiintoiselta|lupaavalta)|mielenkiinto*|mielellani|
        mielellamme|kylla kiitos|hyva idea|lupaava*|juuri sita|kuulisin lisaa|kuulla lisaa|olemme
        mukana|seuraavat askeleet|haluaisin kokeilla|utelias); (zajima|zajimav*|zaujal*|mam zajem|
        mame zajem|mam zaujem|mame zaujem|zaujimav*|zni (dobre|zajimave|skvele|slibne)|znie
        (dobre|zaujimavo)|libi se|paci sa|vypada (dobre|zajimave|slibne)|ano, prosim|ano prosim|
        dobry napad|presne to|slibn*|rad* bych se dozved*|chtel* bych vedet vice|dozvedet vice|
        jdeme do toho|dalsi kroky|to nas zajima|to me zajima|hledame); (интересно|заинтересова*|
        интересует|звучит (интересно|хорошо|отлично|заманчиво|здорово|неплохо)|хотел* бы узнать
        больше|узнать больше|узнать подробнее|понравил*|нравится|да, пожалуйста|с удовольствием|
        хорошая идея|отличная идея|именно то|как раз|перспективн*|любопытно|готовы попробовать|
        хотим попробовать|давайте попробуем|следующие шаги|мы за|я за|привлекло);
        (цікаво|зацікавлен*|цікавить|звучить); (ilgileniyor*|ilgimi cekti|ilgimizi cekti|ilgi
        cekici|ilginc|kulaga (hos|iyi|guzel)|guzel gorunuyor|hosuma gitti|begendi*|merak ettim|
        daha fazla (ogrenmek|duymak)|evet lutfen|evet, lutfen|iyi fikir|harika|tam (aradigim*|
        ihtiyac*)|umut verici|denemek ister*|denemek istiyor*|sonraki adim*|ilgiliyiz|ilgiliyim|
        ilgilenir*|isimize yarar); 興味があります; 興味がござい; 興味を持ち; 興味深い;
        関心があります; 関心がござい; 面白そう; ぜひ; 是非; 前向きに; 良さそう; いいですね;
        素晴らしい; 魅力的; 検討したい; 検討させて; もっと知りたい; お話を伺いたい; 伺いたい;
        試してみたい; 使ってみたい; 進めたい; ちょうど探して; 感兴趣; 感興趣; 有兴趣; 有興趣;
        很有意思; 听起来不错; 聽起來不錯; 不错; 很好; 有意向; 想试试; 愿意; 合作; 正是我们;
        正好需要; 好主意; 期待; 很吸引; 想进一步; 值得; 관심이 있; 관심 있; 관심이 많; 관심이 생;
        관심이 가; 흥미; 좋아 보; 좋은 것 같; 좋네요; 좋습니다; 괜찮아 보; 기대; 진행하고 싶;
        사용해 보고; 써보고 싶; 도입을 검토; 검토해 보고; 검토하고 있; 마침 필요; 더 알고 싶;
        듣고 싶
        """
    ),
}
