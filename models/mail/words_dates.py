"""How do languages name months, weekdays and the end of an absence?

Names are folded (no case, no accents). Cues before or after a date tell whether it is the day
of return, the last day away, or the first.
"""

from models.mail.phrases import listed

MONTHS: dict[int, tuple[str, ...]] = {
    1: listed(
        """
        january; jan; januar; janvier; janv; enero; ene; gennaio; genn; gen; janeiro; januari;
        stycznia; styczen; sty; tammikuu; tammik; ledna; leden; januara; ianuarie; ian; января;
        январь; янв; сичня; січень; січня; ocak; ιανουαριου; ιαν; ינואר; يناير
        """
    ),
    2: listed(
        """
        february; feb; februar; feber; fevrier; fevr; fev; febrero; febbraio; febbr; fevereiro;
        februari; lutego; luty; lut; helmikuu; helmik; unora; unor; februara; februarie; febr;
        февраля; февраль; фев; февр; лютого; лютии; subat; φεβρουαριου; φεβ; פברואר; فبراير
        """
    ),
    3: listed(
        """
        march; mar; marz; maerz; mrz; mars; marzo; marco; maart; mrt; marca; marzec; mars; marts;
        maaliskuu; maalisk; brezna; brezen; marec; marcius; marc; martie; марта; март; мар;
        березня; mart; μαρτιου; μαρ; מרץ; مارس
        """
    ),
    4: listed(
        """
        april; apr; avril; avr; abril; abr; aprile; kwietnia; kwiecien; kwi; huhtikuu; huhtik;
        dubna; duben; aprila; aprilis; aprilie; апреля; апрель; апр; квитня; квітня; nisan;
        απριλιου; απρ; אפריל; أبريل
        """
    ),
    5: listed(
        """
        may; mai; mayo; maggio; magg; mag; maio; mei; maja; maj; toukokuu; toukok; kvetna; kveten;
        maja; majus; мая; маи; травня; mayis; μαιου; μαι; מאי; مايو
        """
    ),
    6: listed(
        """
        june; jun; juni; juin; junio; giugno; giu; junho; czerwca; czerwiec; cze; kesakuu; kesak;
        cervna; cerven; juna; junius; iunie; июня; июнь; июн; червня; haziran; ιουνιου; ιουν;
        יוני; يونيو
        """
    ),
    7: listed(
        """
        july; jul; juli; juillet; juil; julio; luglio; lug; julho; lipca; lipiec; lip; heinakuu;
        heinak; cervence; cervenec; jula; julius; iulie; июля; июль; июл; липня; temmuz; ιουλιου;
        ιουλ; יולי; يوليو
        """
    ),
    8: listed(
        """
        august; aug; aout; agosto; ago; ag; augustus; sierpnia; sierpien; sie; augusti; elokuu;
        elok; srpna; srpen; augusta; augusztus; августа; август; авг; серпня; agustos; αυγουστου;
        αυγ; אוגוסט; أغسطس
        """
    ),
    9: listed(
        """
        september; sept; sep; septembre; septiembre; setiembre; settembre; sett; set; setembro;
        wrzesnia; wrzesien; wrz; syyskuu; syysk; zari; septembra; szeptember; szept; septembrie;
        сентября; сентябрь; сент; сен; вересня; eylul; σεπτεμβριου; σεπ; ספטמבר; سبتمبر
        """
    ),
    10: listed(
        """
        october; oct; oktober; okt; octobre; octubre; ottobre; ott; outubro; out; pazdziernika;
        pazdziernik; paz; lokakuu; lokak; rijna; rijen; oktobra; octombrie; октября; октябрь; окт;
        жовтня; ekim; οκτωβριου; οκτ; אוקטובר; أكتوبر
        """
    ),
    11: listed(
        """
        november; nov; novembre; noviembre; novembro; listopada; listopad; lis; marraskuu;
        marrask; novembra; noiembrie; ноября; ноябрь; ноя; нояб; листопада; kasim; νοεμβριου; νοε;
        נובמבר; نوفمبر
        """
    ),
    12: listed(
        """
        december; dec; dezember; dez; decembre; diciembre; dic; dicembre; dezembro; grudnia;
        grudzien; gru; desember; des; joulukuu; jouluk; prosince; prosinec; decembra; decembrie;
        декабря; декабрь; дек; грудня; aralik; δεκεμβριου; δεκ; דצמבר; ديسمبر
        """
    ),
}
WEEKDAYS: dict[int, tuple[str, ...]] = {
    0: listed(
        """
        monday; mon; montag*; lundi; lunes; lunedi; segunda-feira; segunda; maandag; poniedzialk*;
        poniedzialek; mandag; maanantai*; pondeli; pondelok; pondelka; hetfo*; luni; понедельник*;
        понедилка; понеділка; pazartesi*; mandag; δευτερα
        """
    ),
    1: listed(
        """
        tuesday; tue; tues; dienstag*; mardi; martes; martedi; terca-feira; dinsdag; wtork*;
        wtorek; tisdag; tirsdag; tiistai*; utery; utorok; utorka; kedd*; marti; вторник*;
        вівторка; sali*; τριτη
        """
    ),
    2: listed(
        """
        wednesday; wed; mittwoch*; mercredi; miercoles; mercoledi; quarta-feira; woensdag; srod*;
        onsdag; keskiviik*; streda; stredy; stredu; szerd*; miercuri; сред*; середи; carsamba*;
        τεταρτη
        """
    ),
    3: listed(
        """
        thursday; thu; thurs; donnerstag*; jeudi; jueves; giovedi; quinta-feira; donderdag;
        czwartk*; czwartek; torsdag; torstai*; ctvrtek; ctvrtka; stvrtok; csutortok*; joi;
        четверг*; четверга; persembe*; πεμπτη
        """
    ),
    4: listed(
        """
        friday; fri; freitag*; vendredi; viernes; venerdi; sexta-feira; vrijdag; piat*; fredag;
        perjantai*; patek; patku; piatok; piatka; pentek*; vineri; пятниц*; п'ятниці; cuma*;
        παρασκευη
        """
    ),
    5: listed(
        """
        saturday; samstag*; samedi; sabado; sabato; zaterdag; sobot*; lordag; lauantai*; sobota;
        szombat*; sambata; суббот*; cumartesi; σαββατο
        """
    ),
    6: listed(
        """
        sunday; sonntag*; dimanche; domingo; domenica; zondag; niedziel*; sondag; sunnuntai*;
        nedele; vasarnap*; duminica; воскресень*; pazar; κυριακη
        """
    ),
}
BACK_BEFORE = listed(
    """
    regressando; retornando; voltando; regresando; volviendo; rientrando; tornando; revenant;
    back; return*; returning; available again; available from; reachable again; resume*; again on;
    again from; be in the office on; in the office again; back to work; rejoin*; i'm back;
    reopen*; zuruck; wieder; wiederum; ab dem; ab; erreichbar ab; ruckkehr; zuruckkehr*;
    de retour; retour le; retour; reviens; reviendrai; serai disponible; disponible a partir du;
    joignable; a partir du; reprend*; des le; vuelvo; regreso; regresare; vuelta; volvere;
    reincorpor*; retorno; disponible a partir; volver; a partir del; nuevamente; rientro;
    rientrero; torno; tornero; sono di nuovo; disponibile; ritorno; di ritorno; riprend*;
    a partire dal; nuovamente; rientrera; volto; voltarei; regresso; regressarei; retorno;
    retornarei; de volta; a partir de; novamente; terug; weer; vanaf; terugkom*; bereikbaar vanaf;
    keer; wracam; wroce; powrot; powrotem; ponownie; dostepn*; bede od; od dnia; pracy od;
    tillbaka; ater; anter; igen; nas; tilbage; tilbake; retur; atter; treffes; fra og med; palaan;
    takaisin; tavoitettavissa; toissa jalleen; jalleen; vratim; zpet; opet; navrat; spat; znovu;
    znova; budem spat; visszater*; ujra; ismet; elerheto; legkozelebb; revin; ma intorc; inapoi;
    revenire; din nou; voi reveni; вернусь; выхожу; выйду; возвращ*; снова; на месте с; буду с;
    буду на работе; приступлю; вернется; повернусь; повернуся; знову; donecegim; donus; tekrar;
    geri; επιστρεφω; επιστρεψω; ξανα; אחזור; אשוב; חזרה; أعود; سأعود; العودة; 復帰; 出社;
    次回出社; 返回; 回来; 恢复; 上班; 回到; 복귀; 출근
    """
)
BACK_AFTER = listed(
    """
    zuruck; wieder; werde ich; bin ich; erreichbar; terug; weer; tilbake; tilbage; tillbaka; igen;
    ater; に戻; から出社; より出社; に出社; 出社; から復帰; より復帰; に復帰; 復帰; から勤務;
    以降; より通常; から通常; から業務; より業務; 返回; 回来; 回到; 恢复; 上班; 起恢复; 回公司;
    回办公室; 에 복귀; 복귀; 부터 복귀; 출근; 부터 근무; 에 돌아; 'da (donecegim|doneceg*);
    de donecegim; donecegim; tarihinde don*; itibaren; palaan; takaisin; -an ujra; -tol; -en ujra;
    ujra; jelleen; jalleen; alkaen; i'm back; we are back
    """
)
UNTIL_BEFORE = listed(
    """
    until; till; 'til; untill; through; thru; up to and including; up to; ending; ends; end on;
    before; to; bis; bis zum; bis einschliesslich; bis inkl; bis inklusive; einschliesslich;
    jusqu'au; jusqu'a; jusque; au; inclus; hasta; hasta el; al; fino al; fino a; sino al; fino;
    ate; ate ao; ate dia; ate o dia; tot; tot en met; t/m; tem; do; do dnia; az do; wlacznie do;
    till; till och med; t.o.m; tom; t o m; fram till; til; til og med; t.o.m.; frem til; asti;
    saakka; a; -ig; pana la; pana pe; pana in; pana; до; по; до конца; включительно до; μεχρι;
    μεχρι τις; εως; עד; حتى; לתאריך; 至; 到; 截至; 直到; 〜; ~
    """
)
UNTIL_AFTER = listed(
    """
    まで; いっぱい; 까지; 为止; 之前; 前不; 止; asti; saakka; -ig; ig; 'a kadar; 'e kadar;
    'ya kadar; 'ye kadar; a kadar; kadar; tarihine kadar; inclusive; inclus; incluido; incluso;
    inbegrepen; wlacznie; mukaan lukien; включительно; vcetne; einschliesslich; inklusive
    """
)
START_BEFORE = listed(
    """
    from; starting; as of; since; beginning; vom; von; seit; du; depuis; del; desde; desde el;
    dal; de; van; sinds; od; fran; fra; с; со; з; від; between; zwischen; entre; tra; on; am; le;
    el; il; op; nuo; alkaen
    """
)
NEXT = listed(
    """
    next; coming; following; nachste*; kommende*; prochain*; proxim*; prossim*; volgende; komende;
    nasta*; nast*; naste; neste; ensi; pristi; buduc*; kovetkezo; jovo; viitoare; следующ*;
    будущ*; наступн*; gelecek; onumuzdeki; επομενη; 下周; 下週; 来週; 次の; 다음
    """
)
TOMORROW = listed(
    """
    tomorrow; morgen; demain; manana; domani; amanha; jutra; jutro; imorgon; i morgon; i morgen;
    huomenna; huomiseen; zitra; zitrka; zajtra; holnap; maine; завтра; yarin; αυριο; מחר; غدا;
    明日; 明天; 내일
    """
)
NEXT_WEEK = listed(
    """
    next week; nachste woche; nachster woche; kommende woche; kommender woche;
    la semaine prochaine; semaine prochaine; la proxima semana; proxima semana; semana que viene;
    semana que vem; settimana prossima; prossima settimana; volgende week; nasta vecka; neste uke;
    naeste uge; naste uge; ensi viikolla; ensi viikko*; przyszlym tygodniu; przyszlego tygodnia;
    pristi tyden; pristiho tydne; buduci tyzden; jovo het*; saptamana viitoare;
    на следующей неделе; следующей недели; gelecek hafta; наступного тижня; 来週; 下周; 下週;
    다음 주; 다음주
    """
)
END_OF = listed(
    """
    end of; ende; fin; finales de; fine; fim de; final de; eind; einde; konca; koniec; slutet av;
    slutningen av; udgangen af; utgangen av; utgången av; loppuun; konce; vege; sfarsitul; конца;
    konca; sonu; ultimo; kinca
    """
)
LATIN_NUMBERS = {
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "ein": 1,
    "eine": 1,
    "einer": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "une": 1,
    "un": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "dos": 2,
    "una": 1,
    "tres": 3,
    "cuatro": 4,
    "due": 2,
    "tre": 3,
    "quattro": 4,
    "duas": 2,
    "uma": 1,
    "quatro": 4,
    "twee": 2,
    "een": 1,
    "drie": 3,
    "dwa": 2,
    "trzy": 3,
    "tva": 2,
    "to": 2,
    "fyra": 4,
    "fire": 4,
    "kaksi": 2,
    "kolme": 3,
    "kahden": 2,
    "две": 2,
    "два": 2,
    "три": 3,
    "iki": 2,
    "uc": 3,
}
