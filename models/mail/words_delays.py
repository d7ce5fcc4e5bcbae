"""Which words decline for now?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

DELAYS: dict[str, tuple[str, ...]] = {
    Intent.NOT_NOW: listed(
        """
        (not|isn't|is not|n't) (really |quite |)(a |)(good |right |the right |great |best |ideal
        |)(time|moment|timing|priority) (right now|now|for (us|me)|at the moment|currently|this|
        to|.|,|yet)*; not (right now|now|yet|at (this|the) (time|moment|stage|point)|this
        (quarter|year|month|week)|for now|currently|just yet|on our (roadmap|radar|agenda)|until|
        before|a priority|in the (near|immediate) future|at present|today); (too early|bad timing|
        timing (isn't|is not|is off|is bad|is wrong|isn't right)|wrong time|maybe later|perhaps
        later|at a later (time|date|stage|point)|later (this|in the) (year|quarter|month)|some
        other time|another time|down the (road|line)|in the future); (get back|reach out|check
        back|check in|follow up|contact me|circle back|try (me |)again|touch base|come back|ping
        me|write (to |)(me|us)|email me|reconnect|revisit|talk|speak|call me|get in touch|drop me
        a line|remind me|connect|message me|look at (this|it)|discuss|pick (this|it) up|let's
        revisit|reach back out|approach us|hit me up|ask (me |)again) (again |back |with (me|us) |
        to (me|us) |out |this |it |about this |then |) (in|after|next|later|around|once|when|at
        the (end|beginning|start)|early|mid|towards|by|sometime|then|q#|toward|again); (next|
        following|coming) (quarter|year|month|fiscal year|budget cycle|spring|summer|autumn|fall|
        winter|financial year); in (q#|a (few|couple of) (months|weeks)|# (months|weeks)|##
        (months|weeks)|six months|three months|two months|half a year|the (new year|fall|autumn|
        spring|summer|winter|second half|next (quarter|year|months))|january|february|march|april|
        may|june|july|august|september|october|november|december|the new); (busy|swamped|tied up|
        slammed|overloaded|snowed under|underwater|flat out|full plate|stretched) .. (right now|
        at the moment|until|now|this|currently|with|these|for); (budget*|hiring) .. (frozen|
        freeze|locked|spent|allocated|next year|for this year|for the year|exhausted|closed); (no|
        don't have|have no|lack) (the |)(budget|bandwidth|capacity|resources|time) .. (now|this|
        currently|at the moment|until|right|for); (on hold|postpone*|put (this|it|that|
        everything) off|park (this|it)|on the back burner|defer*|revisit (this|it));
        (we're|we are|i'm|i am) in the middle of;
        (contract|agreement) .. (until|expires|runs|ends|renew*|through); after (the (holidays|
        summer|merger|move|launch|project|audit|new year|migration|break|fair)|easter|christmas|
        my (leave|holiday|vacation)); (im moment|momentan|aktuell|derzeit|zurzeit|zur zeit|gerade|
        jetzt) .. (nicht|kein*|keine zeit|zu viel|schlecht|ungunstig|leider); (nicht|kein*|
        leider) .. (im moment|momentan|aktuell|derzeit|zurzeit|zur zeit|gerade|jetzt|der richtige
        zeitpunkt|dieses (jahr|quartal)); (melden|meldet|kommen|fragen|schreiben|kontaktieren|
        sprechen|meld|frag|schreib|gerne) (sie |)(sich |dich |mich |uns |)(gern |gerne |bitte |
        doch |).. (in|im|nach|nachst*|wieder|spater|anfang|ende|mitte|ab|noch einmal|nochmal|
        erneut) .. (jahr|quartal|monat*|woche*|q#|januar|februar|marz|april|mai|juni|juli|august|
        september|oktober|november|dezember|herbst|fruhjahr|sommer|winter|urlaub|halbjahr|spater|
        messe|nachstes|nachsten|auf (mich|uns)|ferien|weihnachten|ostern|wieder);
        (nachstes|nachsten|kommendes|kommenden) (jahr|quartal|monat|halbjahr|fruhjahr|herbst);
        (spater|zu fruh|passt gerade nicht|schlechter zeitpunkt|falscher zeitpunkt|zu einem
        spateren); (budget) .. (erschopft|verplant|ausgeschopft|aufgebraucht|eingefroren|nachst*);
        (vertrag) .. (lauft|bis|endet); pas (pour le moment|pour l'instant|maintenant|
        actuellement|tout de suite|cette annee|ce trimestre|le bon moment|dans l'immediat|avant|
        d'actualite|encore|une priorite|notre priorite|la priorite); (pour le moment|pour
        l'instant|actuellement|en ce moment) .. (pas|trop|aucun*|non|debord*|occup*); (recontact*|
        revenez|revenir|relanc*|reparl*|rappel*|reprenez contact|reprendre contact|recontacter|
        contactez|reprenons|revoir|reprendre) .. (en|dans|apres|plus tard|prochain*|l'annee|debut|
        fin|trimestre|a partir|rentree|mois|semaine*|au|d'ici); (l'annee prochaine|le trimestre
        prochain|le mois prochain|prochain trimestre|plus tard|a la rentree|trop tot|trop occup*|
        debord*|dans (quelques|deux|trois|six) (mois|semaines)|d'ici quelques);
        budget .. (boucle|epuise|gele|prochain*|cloture); (no|ahora no|todavia no) .. (ahora|por
        el momento|de momento|por ahora|en este momento|actualmente|este (ano|trimestre|mes)|es
        (el mejor|buen|el) momento); (ahora mismo|de momento|por ahora|en este momento|
        actualmente|por el momento) .. (no|estamos|muy|tenemos); (contact*|escrib*|habl*|vuelv*|
        retom*|llam*|volver*|busc*|recuerd*) .. (en|despues|dentro|proxim*|mas adelante|a partir|
        pasad*|para|tras|el ano|otra vez|de nuevo) .. (mes*|ano|trimestre|semana*|enero|febrero|
        marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|verano|otono|
        primavera|vacaciones|q#|adelante|navidad*|feria); (el ano que viene|el proximo (ano|
        trimestre|mes)|proximo ano|mas adelante|mas tarde|demasiado pronto|en unos meses|dentro
        de unos meses|mal momento|otro momento);
        presupuesto .. (cerrado|agotado|congelado|proximo|asignado); (non|al momento|per ora|
        adesso) .. (al momento|per ora|adesso|in questo momento|attualmente|per il momento|
        quest'anno|il momento (giusto|migliore|adatto)|ora|e una priorita|questo trimestre); (al
        momento|per ora|in questo momento|attualmente|adesso|per adesso) .. (non|siamo|troppo|no);
        (ricontatt*|risent*|riparl*|contatt*|scriv*|torn*|riprend*|richiam*|sentiamoci|
        riaggiorn*) .. (tra|fra|dopo|prossim*|piu avanti|a partire|in |nel|a |l'anno|verso|piu
        tardi) .. (mes*|anno|trimestre|settiman*|gennaio|febbraio|marzo|aprile|maggio|giugno|
        luglio|agosto|settembre|ottobre|novembre|dicembre|estate|autunno|primavera|q#|avanti|
        ferie|vacanze|tardi|fiera|natale); (l'anno prossimo|il prossimo (anno|trimestre|mese)|
        prossimo anno|piu avanti|piu tardi|troppo presto|tra qualche mese|fra qualche mese|in
        futuro); budget .. (esaurito|chiuso|bloccato|prossimo|allocato); (nao|agora nao|ainda
        nao) .. (agora|neste momento|no momento|de momento|por enquanto|atualmente|este (ano|
        trimestre|mes)|e (o melhor|um bom|o) momento|e prioridade|por agora); (neste momento|no
        momento|de momento|por enquanto|atualmente|por agora|agora) .. (nao|estamos|muito);
        (contact*|contat*|fal*|volt*|retom*|entr*|escrev*|procur*|convers*|ligu*) .. (em|daqui|
        depois|proxim*|mais tarde|a partir|apos|no|na|mais para|no inicio) .. (mes*|ano|trimestre|
        semana*|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|
        dezembro|verao|outono|ferias|q#|tarde|frente|natal|feira|semestre); (no proximo (ano|
        trimestre|mes)|proximo ano|ano que vem|mais tarde|mais para a frente|mais pra frente|cedo
        demais|daqui a (alguns|uns|dois|tres|seis) meses|noutra altura|outro momento);
        orcamento .. (fechado|esgotado|congelado|proximo); (niet|nu niet|geen) .. (nu|op dit
        moment|momenteel|dit (jaar|kwartaal)|het juiste moment|voorlopig|goed moment|prioriteit|
        voor dit); (op dit moment|momenteel|voorlopig|nu) .. (niet|geen|te druk|even); (neem|kom|
        mail|bel|probeer|benader|stuur|schrijf|spreken|laten we) .. (volgend*|later|over|na|in|
        begin|eind) .. (jaar|kwartaal|maand*|week|weken|januari|februari|maart|april|mei|juni|
        juli|augustus|september|oktober|november|december|zomer|najaar|voorjaar|q#|vakantie|
        opnieuw|terug|beurs); (volgend (jaar|kwartaal|maand)|later dit jaar|te vroeg|over een
        paar (maanden|weken)|op een later moment|te druk);
        budget .. (op|bevroren|vergeven|volgend); (nie|obecnie|teraz|na razie|w tej chwili) ..
        (teraz|obecnie|na razie|w tej chwili|w tym (roku|kwartale)|aktualnie|dobry moment|
        najlepszy moment|nie); (prosze |)(odezwac|odezwij|kontakt*|wrocic|wroc*|skontakt*|napis*|
        odezwijcie|wrocmy|zglos*) .. (w|za|po|pozniej|na|przyszl*|kolejn*|nastepn*) .. (roku|
        kwartale|miesiac*|tygodni*|stycz*|lut*|marc*|kwiet*|maj*|czerw*|lip*|sierp*|wrze*|pazdz*|
        listop*|grud*|urlop*|wakac*|pozniej|jesien*|poczatku|targach|swietach); (w przyszlym
        (roku|kwartale|miesiacu)|za (kilka|pare|dwa|trzy|szesc|pol) .. (miesiec*|tygodn*|roku)|
        pozniej|za wczesnie|nie teraz|innym razem);
        budzet .. (zamkniety|wyczerpany|zamrozony|przyszl*); (inte|ikke|ingen|intet) .. (just nu|
        for tillfallet|nu|i ar|akkurat na|lige nu|for oyeblikket|for ojeblikket|i ar|na|rett
        tidspunkt|ratt tid*|rette tidspunkt|dette kvartal*|prioritet); (just nu|for tillfallet|
        akkurat na|lige nu|for oyeblikket|for ojeblikket|p.t.|for tiden) .. (inte|ikke|ingen|for|
        har|mycket|meget|travlt); (aterkom|hor av|kontakta|kom tilbake|ta kontakt|kontakt|vend
        tilbage|kom igen|skriv|vend|prov|hor|mejla|snakkes|tag fat|ring) .. (nasta|neste|naeste|
        efter|etter|om|senare|senere|i|till|til|igen|igjen) .. (ar|ar|kvartal|manad*|maned*|vecka|
        uke*|uge*|januari|januar|februar*|mars|marts|april|maj|mai|juni|juli|augusti|august|
        september|oktober|november|december|desember|hosten|varen|sommer*|host*|efterar*|forar*|
        q#|ferie*|semester*|senare|senere|var|arsskiftet|nytar|massan); (nasta (ar|kvartal|manad)|
        neste (ar|kvartal|maned)|naeste (ar|kvartal|maned)|senare i ar|senere i ar|for tidigt|for
        tidligt|for tidlig|langre fram|pa ett senare|et senere tidspunkt|til neste ar|for mye|om
        nagra manader|om nogle maneder|om noen maneder);
        budget* .. (slut|brugt|brukt|fryst|last|naeste|neste|nasta); (ei|emme|en) .. (nyt|tall*
        hetkella|juuri nyt|tana vuonna|ajankohtais*|oikea aika|talla erää|viela|talla erä*|
        toistaiseksi); (juuri nyt|talla hetkella|toistaiseksi|nyt) .. (ei|emme|en|kiire*|liikaa);
        (palataan|ottakaa|ota|palaa|palatkaa|kysy*|olkaa|ole) .. (ensi|myohemmin|jalkeen|kuukau*|
        syksy*|kevaa*|vuo*|viikko*|loma*|tammi*|helmi*|maalis*|huhti*|touko*|kesa*|heina*|elo*|
        syys*|loka*|marras*|joulu*); (ensi (vuonna|kvartaalilla|kuussa|syksyna|vuoden|kevaana)|
        myohemmin|liian aikaista|muutaman kuukauden); budjetti* ..; (ted|nyni|momentalne|v
        soucasne dobe|prave ted|teraz|zatial|aktualne|v tuto chvili) .. (ne*|nie|neni|nemame|
        mame); (ne|neni|nie|nie je) (ted|teraz|nyni|letos|vhodna doba|spravny cas|spravna doba|
        vhodny cas|priorita); (ozvete|ozvite|ozvi|kontaktujte|vratte|napiste|vratme|pripomente|
        ozvat) .. (v|za|po|na|pristi|pozdeji|neskor|pristim|buduci|az); (pristi (rok|ctvrtleti|
        kvartal|mesic)|pristim roce|buduci rok|pozdeji|neskor|prilis brzy|za par mesicu|za
        nekolik mesicu|jindy); rozpocet ..; (не сейчас|сейчас не|пока не|пока нет|не в этом (году|
        квартале|месяце)|не актуально|в данный момент|на данный момент|в настоящее время|сейчас
        нет|не ко времени|не самое (подходящее|удачное) время|не до этого|не время); (напишите|
        свяжитесь|обратитесь|вернемся|вернитесь|давайте|позвоните|напомните|возвращайтесь|
        спросите|поговорим|спишемся) .. (в|через|после|позже|осенью|весной|летом|зимой|следующ*|
        ближе|позднее|потом); (в следующем (году|квартале|месяце)|через (месяц*|пару|несколько|
        полгода|два|три|год|неделю|пол)|позже|слишком рано|попозже|в будущем|осенью|после
        (отпуска|праздников|нового));
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
}
