"""Which words propose or accept a meeting?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

MEETINGS: dict[str, tuple[str, ...]] = {
    Intent.READY_TO_MEET: listed(
        """
        (let's|let us|can we|could we|shall we|happy to|glad to|i'd like to|we'd like to|
        i would like to|would love to|like to|love to|we can|i can|we could|should we|
        why don't we|want to|ready to|able to|free to|available to|available for|up for|open to|
        keen to|pleased to|how about we|we should|please|sure, let's) (go ahead and |quickly |
        briefly |)(meet|schedule|book|set up|arrange|talk|speak|chat|have a (call|chat|meeting|
        quick call|demo|talk|video call|conversation)|jump on|hop on|discuss|connect|do a (call|
        demo|meeting)|find a (time|slot)|get on a|do (monday|tuesday|wednesday|thursday|friday|
        next week|this week|tomorrow)|see a demo|meet up|set something up|get together|catch up|
        grab (a |)(coffee|time)|sit down|zoom|send (me |over |us |)(an |a |the |)(invite|calendar|
        invitation|meeting)|a (quick |short |brief |)(call|chat|meeting|demo)|a demo|arrange a|
        put something in); (book|schedule|set up|arrange|fix|pick|grab|find|choose|propose) (a |
        an |us |me |)(call|meeting|demo|time|slot|appointment|chat|some time|quick call|
        short call); (i am|i'm|we are|we're|i have|i've got|my calendar is|would be) (free|
        available|around|open|time|some time|a slot|in the office|good) (on|at|for|from|between|
        next|this|tomorrow|any|most|after|in|all|monday|tuesday|wednesday|thursday|friday|then|
        anytime|until|before|both); (monday|tuesday|wednesday|thursday|friday|tomorrow|next week|
        that time|the time|that|this week|afternoon|morning|any time|anytime|##:##|#pm|#am|# pm|
        # am|## am|## pm|##am|##pm|either|both|noon|slot) .. (works|suits|would work|is good|
        is fine|is perfect|would be (good|great|fine|perfect|ideal)|sounds good|fits|would suit|
        is great|ok for me|okay for me|works best|looks good|will work|is best|can work); (works|
        suits|work|fine|good|perfect) (for me|for us|me|best|well|great|perfectly)(,| |.|!)*;
        (send|shoot|forward|drop) (me |us |over |)(a |an |the |your |some |)(calendar|meeting|
        invite|invitation|zoom|teams|calendly|booking|availab*|times|slots|time slots|
        link to (book|your calendar)|dates); (calendly|cal.com|my (calendar|booking) link|
        here is my (calendar|availability)|my availability); (call me|give me a (call|ring)|
        ring me|phone me|reach me) (on|at|tomorrow|today|this|next|any|between|after|monday|
        tuesday|wednesday|thursday|friday|back|anytime|in the); (what|which) (time|times|day|days|
        dates|slots) .. (work|suit|available|free|good|best|convenient); when (are you|can we|
        could we|would you|works|do you have time|can you|is a good|would suit|shall we|
        you are free) .. (free|available|meet|talk|speak|best|call|chat|you|time)*;
        (looking forward|look forward) to (the|our|meeting|speaking|talking|your call|our call|
        a call|seeing you) ..; (see you|talk to you|speak) (on|then|at|tomorrow|next|monday|
        tuesday|wednesday|thursday|friday|soon); meeting (accepted|confirmed|booked);
        (invite|meeting) (accepted|sent);
        (stop|come|drop|swing|pop) by (our|my|the) (office|stand|booth); (lassen|konnen|konnten|
        wollen|sollen|gerne|gern|mochte|wurde|lass|wir|bitte) (sie |)(wir |uns |
        mich |).. (treffen|telefonieren|sprechen|termin|telefonat|gesprach|kennenlernen|
        austauschen|call|meeting|demo|videokonferenz|videocall|zusammensetzen|vereinbaren|
        verabreden|termin*); (termin|telefonat|gesprach|meeting|call|demo|
        treffen) .. (vereinbaren|ausmachen|machen|passt|vorschlag*|buchen|gebucht|ansetzen|
        einstellen|fixieren|festlegen|abstimmen|freuen|am|planen|schicken); (passt|passen|
        wurde passen|geht|ginge|ware gut|klappt) .. (mir|uns|gut|bei mir|bei uns|montag|dienstag|
        mittwoch|donnerstag|freitag|uhr|hervorragend|perfekt|super); (montag|dienstag|mittwoch|
        donnerstag|freitag|morgen|nachste woche|kommende woche|## uhr|##:##|# uhr) .. (passt|
        ginge|geht|zeit|frei|verfugbar|klappt|wurde (mir |)passen|gut|anrufen|treffen|telefon*);
        (habe|hatte|haben|hatten|bin) (ich |wir |).. (zeit|frei|verfugbar|luft|erreichbar);
        (rufen|ruf) (sie |)(mich|uns) .. (an|gerne|gern|morgen|am);
        (wann|welche*) .. (passt|zeit|hatten sie|haben sie|konnen (sie|wir)|termin*|zeitfenster);
        (terminvorschlag*|kalendereinladung|einladung schicken|terminvorschlage|kalenderlink|
        freue mich auf (das|unser) (gesprach|treffen|telefonat)); (pouvons-nous|pourrions-nous|
        peut-on|pourrait-on|je vous propose|je propose|volontiers|ravi*|souhaite*|aimerais|
        voudrais|serais|serait|convenons|prenons|planifions|fixons|organisons|calons|disponible*|
        dispo|d'accord pour|ok pour|on peut|parlons|partant* pour) .. (rencontr*|rendez-vous|rdv|
        echange*|echanger|appel|reunion|discuter|visio*|demo*|creneau|en parler|voir|parler|call|
        entretien|telephone|planifier|lundi|mardi|mercredi|jeudi|vendredi|demain|semaine|se voir|
        de vive voix|a #|a partir|pour un); (rendez-vous|rdv|appel|reunion|creneau|demo|
        visio*) .. (convien*|fixer|prendre|caler|planifier|possible|propos*|lundi|mardi|mercredi|
        jeudi|vendredi|demain|me va|parfait); (lundi|mardi|mercredi|jeudi|vendredi|demain|
        la semaine prochaine|##h|##h##|# h|## h) .. (me convient|convient|me va|nous convient|
        nous va|serait parfait|est parfait|possible pour|ca marche|disponible*|fonctionne|
        m'arrange); (je suis|nous sommes|serai|serais) (disponible*|libre*|dispo);
        (appelez-moi|rappelez-moi|telephonez-moi|appelle-moi|contactez-moi par telephone);
        (quand|quelles) .. (disponib*|etes-vous (libre|dispo*)|pouvons-nous|seriez-vous);
        (envoyez|envoie)(-moi|-nous) .. (invitation|creneau*|disponib*|lien);
        (prendre|fixer|caler|planifier|convenir d'un) (un |)(rendez-vous|rdv|appel|creneau);
        au plaisir de (vous rencontrer|notre echange|vous parler); (podemos|podriamos|me gustaria|
        nos gustaria|quisiera|quiero|queremos|encantad*|agend*|vamos a|quedamos|concret*|fij*|
        coordin*|program*|reserv*|hablemos|reunamonos|quedemos|propongo|disponible*|
        puedo) .. (reunion|reunir*|llamada|hablar|cita|videollamada|demo*|cafe|vernos|quedar|
        agendar|conversar|charlar|encuentro|lunes|martes|miercoles|jueves|viernes|manana|semana|
        call|conocer*|llamar*|horas|a las); (lunes|martes|miercoles|jueves|viernes|manana|
        la semana que viene|la proxima semana|a las #|a las ##) .. (me viene bien|nos viene bien|
        me va bien|nos va bien|me encaja|perfecto|estoy libre|estoy disponible|puedo|podria|
        disponible|me parece (bien|perfecto)|funciona|seria (perfecto|ideal)|estaria bien);
        (estoy|estamos|tengo) (libre*|disponible*|hueco|disponibilidad|un hueco|tiempo);
        (llameme|llamame|llamadme|me puede llamar|puede llamarme|llamenme); (cuando|que dia*|
        que hora*) .. (le viene|te viene|podemos|puede|puedes|disponible*|podriamos|tiene|tienes);
        (me viene|nos viene|me va|nos va) (bien|perfecto|genial);
        (envi*|mand*) .. (invitacion|calendario|disponibilidad); agend* (una|un); (possiamo|
        potremmo|vorrei|vorremmo|mi piacerebbe|ci piacerebbe|volentieri|fissiamo|organizziamo|
        sentiamoci|vediamoci|incontriamoci|parliamone|disponibil*|programmiamo|propongo|felic*|
        facciamo|concordiamo|pianifichiamo) .. (incontr*|chiamata|call|riunione|appuntamento|
        parlar*|sentirci|vederci|demo*|videochiamata|colloquio|lunedi|martedi|mercoledi|giovedi|
        venerdi|domani|settimana|telefonata|alle|fissare|organizzare|meeting|discuter*); (lunedi|
        martedi|mercoledi|giovedi|venerdi|domani|settimana prossima|prossima settimana|alle #|
        alle ##) .. (va bene|mi va bene|per me va|andrebbe bene|sono libero|sono libera|
        sono disponibile|ci va bene|perfetto|siamo disponibili|posso|funziona|ottimo);
        (sono|siamo) (liber*|disponibil*);
        (mi chiami|chiamami|chiamatemi|mi puo chiamare|puo chiamarmi); (quando|che giorno|
        a che ora|quali) .. (possiamo|potremmo|e disponibile|siete disponibili|le va|disponibil*|
        puo|sei libero); (fissare|organizzare|programmare|prenotare) (un|una) .. (incontro|
        chiamata|call|appuntamento|riunione|demo|meeting);
        (mand*|invi*) .. (invito|calendario|disponibilita); va bene (lunedi|martedi|mercoledi|
        giovedi|venerdi|domani|alle|per (lunedi|martedi|mercoledi|giovedi|venerdi)); (podemos|
        poderiamos|gostaria|gostariamos|quero|queremos|vamos|adoraria|agend*|marc*|combin*|
        disponivel*|posso|consigo|tenho disponibilidade|proponho|com gosto) .. (reuniao|reunir*|
        conversar|falar|chamada|ligacao|call|encontro|encontrar*|demo*|videochamada|cafe|segunda|
        terca|quarta|quinta|sexta|amanha|semana|as #|as ##|horario|bate-papo|marcar|agendar|
        conversa); (segunda|terca|quarta|quinta|sexta|segunda-feira|terca-feira|quarta-feira|
        quinta-feira|sexta-feira|amanha|proxima semana|semana que vem|as #|as ##|
        ##h) .. (funciona|pode ser|esta bom|esta otimo|fica bem|da-me jeito|me serve|perfeito|
        posso|estou disponivel|estou livre|para mim|e bom|seria (otimo|bom|perfeito)|serve);
        (estou|estamos|tenho) (livre|disponive*|disponibilidade);
        (me ligue|ligue-me|liga-me|pode me ligar|podem ligar); (quando|que horas|
        qual) .. (podemos|poderiamos|disponivel|disponibilidade|pode|fica melhor|horario);
        (agendar|marcar|combinar) (uma|um) .. (reuniao|conversa|chamada|call|encontro|horario|
        demonstracao|hora); (envi*|mand*) .. (convite|agenda|disponibilidade); (kunnen|zullen|
        laten|graag|wil|willen|zou|prima|we kunnen|voorstel) (we |wij |).. (afspreken|afspraak|
        bellen|gesprek|overleg*|meeting|call|demo|kennismak*|ontmoeten|inplannen|plannen|spreken|
        videocall|koffie|langskomen|belafspraak); (maandag|dinsdag|woensdag|donderdag|vrijdag|
        morgen|volgende week|om ##|om #|## uur) .. (past|schikt|komt (mij |)(goed |)uit|kan ik|
        ben ik|beschikbaar|werkt|is prima|is goed|uitstekend|prima|lukt|tijd|vrij);
        (ben|zijn|heb) (ik |we |)(beschikbaar|vrij|tijd|ruimte); (bel|belt) (mij|me|ons);
        (wanneer|welke (dag|tijd)) .. (schikt|kunnen|kan|past|beschikbaar|komt);
        (stuur|plan) .. (uitnodiging|afspraak|agenda|tijdstip*);
        (past|schikt) (mij|me|ons|het|goed); (afspraak) (maken|inplannen|plannen); kom .. langs;
        (mozemy|moglibysmy|chetnie|chcialbym|chcialabym|umowmy|spotkajmy|porozmawiajmy|proponuje|
        zapraszam|prosze|chce|jestem gotow*|zdzwonmy|ustalmy) .. (spotka*|rozmow*|porozmaw*|
        zadzwon*|umowic|spotkanie|telefon*|demo*|call|wideo*|termin*|poniedzialek|wtorek|srode|
        czwartek|piatek|jutro|kaw*|zdzwonic|prezentacj*|kalendarz*); (poniedzialek|wtorek|sroda|
        srode|czwartek|piatek|jutro|przyszly tydzien|godzin*|##:##|o ##) .. (pasuje|odpowiada|
        bedzie ok|jestem (wolny|wolna|dostepn*)|mi pasuje|mam czas|moze byc|jest ok|dobrze);
        pasuje (mi|nam); (jestem|bede|jestesmy) (dostepn*|woln*); mam (czas|wolny termin|wolne);
        (prosze |)(zadzwonic|zadzwon); (kiedy|jaki termin|o ktorej) .. (mozemy|panstwu|pasuje|
        mozna|ma pan*|moglibysmy|odpowiada); umow* (spotkanie|sie|rozmowe|prezentacje); (kan vi|
        kunne vi|ska vi|skal vi|lad os|la oss|lat oss|garna|gjerne|gerne|vill|vil|skulle vilja|
        vi kan|forslag*) .. (traffas|motas|mote*|moten|mode*|samtale*|samtal*|prata|snakke|
        tale sammen|boka|booke|book|demo*|ringe|ringas|telefon*|ses|motes|mødes|modes|tid for|
        avtale|aftale|kaffe|kalender*|video*); (mandag|tirsdag|onsdag|torsdag|fredag|lordag|
        mandag|tisdag|i morgen|imorgon|i morgon|nasta vecka|neste uke|naeste uge|kl ##|kl. ##|
        klockan ##|kl #) .. (passar|passer|funkar|fungerer|gar bra|er fint|er bra|er fin|
        har jag tid|har jeg tid|kan jag|kan jeg|ledig|er ok|er perfekt|bra|fint); (passar|passer|
        funkar|fungerer) (mig|meg|oss|os|bra|fint|perfekt|utmarkt|godt|for mig|for meg);
        (ar|er) (jag |jeg |vi |)(ledig*|tillganglig*|tilgjengelig*|tilgaengelig*);
        (jag|jeg) (ar|er|har) (ledig|tid|tillganglig|tilgjengelig|tilgaengelig);
        (ring|slat) (mig|meg|os|oss);
        (nar|hvornar|vilken tid|nar) .. (passar|passer|har du tid|kan (du|vi|i|ni|dere)); (boka|
        booke|book|bestille) (ett|en|et|in|inn|ind|gerne|gjerne) .. (mote|mode|tid|samtal|demo|
        motetid);
        (skicka|send) .. (kallelse|inbjudan|invitation|innkalling|mode|motesinnkalling|kalender*);
        (voimmeko|voisimmeko|voitaisiinko|voidaanko|sovitaan|haluaisin|haluan|mielellani|
        mielellamme|tavataan|ehdotan|jutellaan|pidetaan|soitellaan|voidaan) .. (tavata|tapaami*|
        puhelu*|palaveri*|jutella|keskustel*|soittaa|puhua|demo*|aika*|maanantai*|tiistai*|
        keskiviikko*|torstai*|perjantai*|huomenna|viikolla|teams*|klo|nahda|sovitaan|kahvi*);
        (maanantai*|tiistai*|keskiviikko*|torstai*|perjantai*|huomenna|ensi viik*|klo ##|
        klo #) .. (sopii|kay|passaa|olen vapaa|on hyva|onnistuu|paasen);
        (sopii|kay) (minulle|meille|hyvin|mainiosti|mulle|erinomaisesti);
        (olen|olemme) (vapaa*|kaytettavissa); (soita|soittakaa) (minulle|mulle);
        (milloin|mika aika) .. (sopii|sopisi|voisimme|paaset*|ehdit*);
        (varataan|varaa|varatkaa) .. (aika|palaveri|tapaaminen|demo); (muzeme|mohli bychom|
        mohli by sme|rad|rada|radi|chtel bych|chtela bych|domluvme|navrhuji|pojdme|setkejme|
        sejdeme|domluvit|naplanujme|mozeme|rad bych|stretnime) .. (schuzk*|setka*|sejit|hovor*|
        zavolat|promluvit|probrat|demo*|termin*|pondeli|utery|stredu|ctvrtek|patek|zitra|potkat|
        call*|stretnut*|videohovor*|kav*|online|porozpravat|stretnutie|domluvit); (pondeli|utery|
        streda|stredu|ctvrtek|patek|zitra|pristi tyden|utorok|stvrtok|piatok|v ##|
        ##:##) .. (vyhovuje|hodi|mi se hodi|mam cas|jsem volny|jsem volna|by sel|je ok|
        mi vyhovuje|muzu|som volny); (vyhovuje|hodi se) (mi|nam); (mam|mame) (cas|volno);
        (zavolejte|zavolejte mi|zavolajte|volejte);
        (kdy|kedy) .. (muzeme|mate cas|se vam hodi|vam vyhovuje|byste|mozeme);
        (domluvit|naplanovat|sjednat|dohodnut) .. (schuzku|termin|hovor|stretnutie|si);
        poslete .. (pozvanku|terminy); (давайте|можем|могли бы|готов*|хотел бы|хотела бы|
        хотелось бы|предлагаю|с удовольствием|рад*|можно|удобно|могу) .. (встрет*|встреч*|созвон*|
        поговор*|обсуд*|звонок|позвон*|демо*|презентац*|назнач*|запланир*|понедельник|вторник|
        среду|четверг|пятницу|завтра|на следующей неделе|в #|в ##|пообщаться|видеозвон*|
        познакомиться); (понедельник|вторник|среда|среду|четверг|пятница|пятницу|завтра|##:##|
        в ##|на следующей неделе) .. (подходит|удобно|устраивает|подойдет|свободен|свободна|могу|
        смогу|было бы|можем|отлично); (мне|нам|меня|нас) .. (подходит|удобно|устраивает|подойдет);
        (я|мы|буду|будем) (свобод*|доступ*); (позвоните|перезвоните|наберите) (мне|нам); (когда|
        в какое время|во сколько) .. (удобно|можем|вы сможете|могли бы|вам|созвон*|встрет*);
        (назнач*|договор*|заплан*|организ*) .. (встреч*|звон*|созвон*|демо*|о встрече|врем*);
        (пришлите|отправьте) .. (приглашение|время|слоты); зустріч*; зателефонуйте;
        призначити .. зустріч; поговорити .. (понеділок|вівторок|середу|четвер|п'ятницю); (gorus*|
        toplanti*|bulus*|arama*|konus*|demo*|randevu*|telefon*|kahve*) .. (ayarla*|planla*|
        yapalim|yapabilir*|isterim|isteriz|edelim|edebilir*|olur|uygun*|memnun*|alabilir*|
        belirle*|ne zaman); (pazartesi|sali|carsamba|persembe|cuma|yarin|haftaya|gelecek hafta|
        saat ##|saat #|onumuzdeki hafta) .. (uygun*|musait*|olur|gorus*|bulus*|toplanti*|konus*|
        bekliyor*|arayabilir*|iyi); (musaidim|musaitim|uygunum|musaitiz);
        (ne zaman|hangi (gun|saat)) .. (musait*|uygun*|gorus*|konus*|bulus*);
        (beni|bizi) (arayin|arayabilir*|ara); (takvim|davet*) .. (gonder*|yolla*|at); bana uygun;
        (gorusmek|konusmak|bulusmak|tanismak) (isterim|isteriz|isteriz|icin); お会い;
        お打ち合わせ; 打ち合わせ; 打合せ; ミーティング; 面談; 商談; お電話ください; お電話を;
        日程; お話しできれば; お話しましょう; お話しし; ご都合; 来週の; 日時; 午後; 午前; 時から;
        時であれば; 時に; 空いて; 可能です; オンライン会議; デモを; zoom; アポイント; 予定を調整;
        スケジュール; カレンダー; 候補日; お時間; 见面; 見面; 会面; 會面; 通话; 通話; 开会;
        约个时间; 约时间; 約時間; 安排一次; 安排會議; 安排会议; 安排时间; 安排一个; 聊一聊; 聊聊;
        谈一谈; 面谈; 有空; 有时间; 方便吗; 电话会议; 视频会议; 给我打电话; 打电话给我; 会议邀请;
        星期一; 星期二; 星期三; 星期四; 星期五; 周一; 周二; 周三; 周四; 周五; 週一; 週二; 週三;
        週四; 週五; 下午; 上午; 预约; 演示; 만나; 미팅; 회의; 통화; 전화 주; 전화주; 시간이 되;
        시간 되; 시간 괜찮; 가능합니다; 가능하; 일정; 월요일; 화요일; 수요일; 목요일; 금요일;
        오후; 오전; 데모; 화상; 약속; 뵙; 뵐; 캘린더; 이야기 나누
        """
    ),
}
