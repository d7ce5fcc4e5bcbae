"""Which sentences do notes of absence and acknowledgements hold?"""

from models.mail.phrases import listed

ABSENCE = listed(
    """
    (i am|i'm|i will be|i'll be|we are|we're|is|am|be|been) (currently |now |presently |
    away |)(out of (the |my |)office|away from (the |my |)(office|desk|email|e-mail|computer)|
    on (annual |parental |maternity |paternity |sick |medical |family |extended |)(leave|vacation|
    holiday*|pto|sabbatical)|out on (leave|vacation)|traveling|travelling|unavailable|out sick|
    abroad|on a business trip|not available); (i am|i'm|i will be|i'll be) (currently |)(away|out|
    off|ooo) (until|till|from|on|this|today|for|with|through|and); on my return; upon my return;
    when i return; when i get back; as soon as i (return|am back|get back); in my absence;
    during my absence; during this time; while i am (away|out); whilst i am;
    limited access to (my |)(email|e-mail|mail|internet); no access to (my |)(email|e-mail|mail);
    (not|n't) (be |)(checking|reading|monitoring) (my |)(email|e-mail|mail)*;
    i will (reply|respond|get back) .. (return|back); i am not in the office;
    i'm not in the office; thank you for your (email|message|mail)* i am .. (out|away|on);
    will return to the office; returning to the office; out of the office until;
    out of office until; out of the office from; away until; enjoying .. holiday*;
    office will be closed; our offices are closed; office is closed;
    currently on (leave|vacation|holiday*); (bin|befinde mich|sind) .. (nicht im (buro|haus|
    hause)|ausser haus|abwesend|im urlaub|in urlaub|auf dienstreise|in elternzeit|im mutterschutz|
    nicht erreichbar|auf reisen|verreist); im urlaub; nicht im buro; ausser haus; nicht im hause;
    derzeit .. nicht erreichbar; zur zeit nicht .. (buro|erreichbar);
    wieder (im buro|erreichbar|zuruck|fur sie da|anwesend|im haus*); wahrend meiner abwesenheit;
    in meiner abwesenheit; meine* abwesenheit;
    (nachricht|e-mail|mail|e-mails) .. nicht (weitergeleitet|gelesen|bearbeitet);
    in dringenden fallen; bis .. abwesend; nach meiner ruckkehr; ich bin .. abwesend;
    unser buro .. geschlossen; betriebsferien; (je suis|je serai|actuellement|
    nous sommes) .. (absent*|en conge*|en vacances|en deplacement|indisponible|hors du bureau|
    en formation|en conge maternite); absent* du bureau; en mon absence; pendant mon absence;
    durant mon absence; de retour (le|au|a partir|lundi|mardi); a mon retour; des mon retour;
    mes emails ne; en conge (parental|maternite|jusqu); je n'aurai pas acces;
    nos bureaux .. fermes; (estoy|estare|me encuentro|me encontrare|
    estamos) .. (fuera de (la |)oficina|de vacaciones|ausente|de viaje|de baja|de permiso|
    fuera del); fuera de la oficina; durante mi ausencia; en mi ausencia; a mi regreso;
    a mi vuelta; acceso limitado a .. correo; vuelvo (el|a la oficina); me reincorporo;
    estare de vuelta; (sono|saro|mi trovo|siamo) .. (assente|fuori (ufficio|sede)|in ferie|
    in vacanza|in maternita|in viaggio); fuori ufficio; durante la mia assenza; in mia assenza;
    al mio (rientro|ritorno); rientrero; i nostri uffici .. chius*; (estou|estarei|encontro-me|
    estamos) .. (ausente|fora do escritorio|de ferias|em ferias|em viagem|de licenca|
    fora da empresa); fora do escritorio; na minha ausencia; durante a minha ausencia;
    no meu (regresso|retorno); acesso limitado ao; de ferias ate; retorno (dia|no dia|em);
    (ik ben|wij zijn|momenteel) .. (afwezig|niet aanwezig|met vakantie|op vakantie|
    niet op kantoor|niet bereikbaar|met verlof|met zwangerschapsverlof|vrij|op reis);
    niet op kantoor; tijdens mijn afwezigheid; bij mijn terugkomst; na mijn terugkeer;
    weer (bereikbaar|aanwezig|op kantoor); met vakantie;
    (jestem|bede|przebywam) .. (na urlopie|poza biurem|nieobecn*|na zwolnieniu|w delegacji|na l4);
    na urlopie; poza biurem; podczas mojej nieobecnosci; w czasie mojej nieobecnosci;
    po (moim |)powrocie; nieobecn* w (pracy|biurze); (jag ar|ar) .. (pa semester|inte pa kontoret|
    franvarande|borta|ledig|foraldraledig|bortrest|pa resande fot|tjanstledig); pa semester;
    under min franvaro; nar jag ar tillbaka; ater pa kontoret; tillbaka pa kontoret; har semester;
    inte pa kontoret; (jeg er|er|jeg har) .. (pa ferie|ikke pa kontoret|fravaerende|bortreist|
    bortrejst|ute av kontoret|i permisjon|pa barsel|i ferie|sommerferie); holder ferie; pa ferie;
    ikke pa kontoret; ute av kontoret; i mit fravaer; i mitt fravaer; tilbage pa kontoret;
    tilbake pa kontoret; avvikler ferie; nar jeg er tilba*; (olen|olemme) .. (lomalla|poissa|
    vapaalla|matkoilla|vuosilomalla|sairauslomalla|perhevapaalla|tavoittamattomissa); lomalla;
    poissa toimistolta; poissaoloni aikana; lomani aikana;
    palaan (toihin|toimistolle|lomalta|takaisin|viesti*); en ole toimistolla; en ole paikalla;
    (jsem|budu|nejsem) .. (mimo kancelar*|na dovolene|nepritom*|na sluzebni ceste|v kancelari|
    na materske); na dovolene; mam dovolenou; v dobe me nepritomnosti; po (mem |svem |)navratu;
    (som|budem) .. (na dovolenke|mimo kancelarie|nepritomn*); na dovolenke;
    pocas mojej nepritomnosti; szabadsagon vagyok; szabadsagon; nem vagyok (az irodaban|elerheto);
    hazon kivul vagyok; tavolletem; (sunt|voi fi) .. (in concediu|plecat*|absent*); in concediu;
    in absenta mea; lipsesc din birou; (нахожусь|я|буду|мы) .. (в отпуске|в командировке|
    отсутств*|на больничном|вне офиса|в декрет*|не в офисе); в отпуске; в командировке; вне офиса;
    на время моего отсутствия; в мое отсутствие; по возвращении; во время моего отсутствия;
    нахожусь в; у відпустці; (я|буду) .. (у відрядженні|відсутн*); під час моєї відсутності;
    поза офісом; izindeyim; izinliyim; yillik izin*; ofis disinda*;
    ofiste (degilim|olmayacagim|bulunmuyorum);
    izinde (olacagim|olacagimdan|bulunmaktayim|oldugum*); tatilde*; donusumde; seyahatte*;
    izinli*; λειπω; βρισκομαι σε αδεια; σε αδεια; εκτος γραφειου; θα απουσιαζω;
    κατα την απουσια μου; אני בחופשה; בחופש*; לא אהיה במשרד; אני לא במשרד; מחוץ למשרד; في إجازة;
    خارج المكتب; 休暇中; 休暇をいただ; 休暇を頂; 休みをいただ; 休暇を取得; 夏季休暇; 不在にし;
    不在となり; 不在です; 不在の; 出張中; 出張のため; 外出して; 育児休; 産休; 休業; 長期休暇;
    年末年始休; 席を外し; 会社を休; 休みを取; 休暇です; 休假; 外出; 出差; 不在办公室; 不在公司;
    年假; 正在度假; 产假; 不在辦公室; 无法及时回复; 休息; 放假; 节假日; 病假; 离开办公室; 度假;
    无法查看邮件; 휴가; 부재중; 부재; 출장; 자리를 비; 사무실에 없; 사무실을 비; 육아휴직; 연차
    """
)
COMPANIONS = listed(
    """
    automat*; auto-reply; autoreply; urgent*;
    please (contact|call|reach out|email|write|direct|refer|address);
    in case of (emergency|urgency); for (urgent|immediate|any urgent); if (your|this|it is|
    you need|you have|the matter) .. (urgent|immediate|assistance|help|emergency);
    thank you for (your|contacting|writing); thanks for (your|contacting|writing);
    as soon as possible; will (respond|reply|get back|answer|be answered|be read); my colleague;
    limited access; no access; return; back; not be (forwarded|read|monitored); dringend*;
    wenden sie sich; vielen dank fur; meine* kollegin*; meine* kollege*; nicht weitergeleitet;
    so bald wie moglich; danke fur; schnellstmoglich; kontaktieren sie; bitte an; urgence; urgent;
    veuillez; merci (de|pour); contacter; mon retour; dans les meilleurs delais; collegue*;
    urgente*; gracias por; contactar; contacte; dirijase; a la mayor brevedad; companer*;
    pongase en contacto; grazie per; contattare; rivolgersi; collega; obrigad* (por|pel);
    contatar; contacte; contactar; por favor; colega; bedankt voor; contact opnemen; neem contact;
    collega; zo spoedig mogelijk; spoed*; dringende; dziekuje za; pilnych; prosze o kontakt;
    skontaktowac; kontaktowac; tack for; kontakta; bradskande; akut*; tak for; takk for; kontakt;
    haster; hastesager; kiitos; kiireellis*; ota yhteytta; ottakaa yhteytta; dekuji za; nalehav*;
    kontaktujte; surgos; koszonom; urgenta; multumesc; срочн*; обращ*; свяж*; спасибо за;
    благодар*; дякую; терміново; acil; tesekkur; iletisime; irtibata; lutfen; 緊急; お急ぎ;
    ご連絡; ありがとうございます; 紧急; 请联系; 感谢; 如有; 急事; 긴급; 급한; 연락; 감사합니다;
    επειγον; דחוף
    """
)
ACKS = listed(
    """
    (have|has) (successfully |)(received|been received) (your|and)*; we('ve| have) received your;
    (i|we) (have |)received your (message|email|e-mail|mail|request|inquiry|enquiry|application|
    query); your (message|email|e-mail|mail|request|inquiry|enquiry|application|order|submission|
    feedback) (has been|was|is) (successfully |)(received|being|sent|submitted|logged|forwarded);
    thank you for (contacting|your (message|email|e-mail|mail|inquiry|enquiry|interest|request|
    application)|reaching out|getting in touch|writing to); thanks for (contacting|your (message|
    email|e-mail|inquiry|enquiry)|reaching out|getting in touch|writing); (will|shall) (respond|
    reply|get back|be in touch|contact you|answer) .. (within|as soon|shortly|soon);
    this is an automat*;
    automated (response|reply|message|confirmation|acknowledg*|email|notification);
    automatic (response|reply|acknowledg*|confirmation|email); acknowledg*;
    confirm* .. (receipt|received); do not reply to this; please do not (reply|respond);
    mailbox is not monitored; not (a |)monitored (mailbox|inbox|address|account)*; unmonitored;
    within (#|##|one|two|24|48) (business |working |)(hours|days|day);
    this (mailbox|inbox|address|email address) is (no longer|not);
    no longer (with|works|employed|working|in use|at); eingangsbestatigung; ihre (nachricht|
    e-mail|mail|anfrage|bewerbung) (ist|wurde|haben wir) .. (eingegangen|erhalten|weitergeleitet);
    wir haben ihre .. (erhalten|empfangen);
    vielen dank fur ihre (nachricht|e-mail|mail|anfrage|bewerbung);
    automatisch (generiert*|erzeugt*|erstellt*|versendet*|versandt*);
    automatische (antwort|eingangs*|bestatigung|nachricht);
    so schnell wie moglich .. (melden|bearbeiten|antworten|beantworten); schnellstmoglich;
    nicht mehr (im unternehmen|bei uns|fur); bitte antworten sie nicht;
    nicht mehr (in gebrauch|aktiv|gultig); accuse de reception; nous avons bien recu; (votre|
    vos) (message|mail|demande|courriel|email|e-mail) (a bien ete|a ete|nous est) .. (recu*|
    transmis*|pris*|parvenu*); message automatique; reponse automatique;
    dans les plus brefs delais; dans les meilleurs delais; ne pas repondre;
    merci de (votre|nous avoir) (message|contacte*|mail); merci pour votre (message|mail|demande);
    (hemos|ha sido) recib*; acuse de recibo; mensaje automatic*; respuesta automatica;
    gracias por (contactar*|ponerse|escribir*|su (mensaje|correo|consulta)); a la mayor brevedad;
    en breve; lo antes posible; no responda a este; no responder a este; abbiamo ricevuto;
    (e stata|e stato) (ricevut*|pres*); conferma di (ricezione|ricevimento); messaggio automatico;
    risposta automatica; grazie per (averci|aver|il tuo|il suo|la tua|la sua|il vostro|la vostra);
    al piu presto; quanto prima; si prega di non rispondere; non rispondere a questa;
    recebemos (o |a |)(seu|sua|vosso); (foi|sera) recebid*;
    confirmacao de (recebimento|rececao|recepcao); mensagem automatica; resposta automatica;
    obrigad* (por|pelo|pela) .. (contato|contacto|mensagem|contactar);
    o mais (breve|rapido) possivel; em breve; nao responda (a |)est*;
    (hebben|is) .. (ontvangen|in goede orde); ontvangstbevestiging;
    automatisch (bericht|antwoord|gegenereerd*|verzonden*);
    bedankt voor (uw|je|het) (bericht|mail|e-mail|aanvraag|vraag|contact*);
    zo (spoedig|snel) mogelijk; niet (op dit|te) beantwoorden; (otrzymalismy|otrzymalem);
    potwierdz* .. (otrzyman*|odbior*); wiadomosc (zostala|wygenerowana) .. automatycznie;
    wygenerowan* automatycznie; automatyczn* (odpowiedz|wiadomosc);
    dziekujemy za (kontakt|wiadomosc|przeslan*|zgloszenie); (odpowiemy|skontaktujemy);
    prosimy nie odpowiadac; najszybciej; vi har (mottagit|tagit emot|modtaget|mottatt);
    (mottagit|modtaget|mottatt) (ditt|din|dit|deres|er); tack for (ditt|att du);
    tak for (din|deres|at); takk for (din|at du|henvendelsen);
    automat* (svar|meddelande|besked|melding|genererat|generert|genereret);
    (aterkommer|vender tilbage|kommer tilbake) .. (snart|hurtig|rask|mojlig|mulig); svara inte pa;
    kan ikke besvares; mottaksbekreftelse; kvittering*; bekrafta* .. mottag*;
    (olemme|on) vastaanott*; vastaanotettu; kiitos (viestista*|yhteydenoto*|sahkoposti*);
    automaattinen (viesti|vastaus|kuittaus); vastaamme .. (mahdollisimman|pian); ala vastaa;
    alkaa vastatko; obdrzeli jsme; prijali jsme; dekujeme za (vas|vasi|zpravu|kontakt*);
    automatick* (odpoved|zprav*|vygenerovan*|sprav*); co nejdrive; neodpovidejte; prijat* vasej;
    dakujeme za; megkaptuk; koszonjuk (megkeres*|uzenet*|level*|hogy); automatikus*; hamarosan;
    am primit; multumim (pentru|ca); mesaj automat; cat mai curand; nu raspundeti; (ваше|ваш|
    ваша) (письмо|сообщение|обращение|заявка|запрос) .. (получен*|принят*|зарегистрирован*|
    отправлен*); мы получили; благодарим (вас |)за (обращение|письмо|сообщение|интерес|заявку);
    спасибо за (обращение|письмо|сообщение|ваше);
    автоматическ* (ответ|сообщение|уведомление|письмо); сформирован* автоматически;
    отправлено автоматически; в ближайшее время; не отвечайте на; не требует ответа; ми отримали;
    дякуємо за (звернення|лист|повідомлення); автоматичн*; найближчим часом;
    (mesajiniz|e-postaniz|talebiniz|basvurunuz) .. (alin*|ulas*|iletil*);
    bizimle iletisime gectiginiz; otomatik (olarak|bir|mesaj|yanit|cevap);
    en kisa (surede|zamanda); yanitlamayin; ελαβαμε το; ευχαριστουμε (για|που); αυτοματ*;
    קיבלנו את; פנייתך התקבלה; תודה על פנייתך; تم استلام; شكرا لتواصلك; تلقينا; 受け付けました;
    受付いたしました; 受付けました; 受信いたしました; 受領; 承りました; 自動返信; 自動配信;
    自動送信; 自動的に; お問い合わせいただき; お問い合わせありがとう; 返信しないで;
    ご返信いただいても; 送信専用; 返信できません; 担当者より; 折り返し; 已收到; 收到您的;
    收到了您; 自动回复; 自动发送; 自動回覆; 系统自动; 请勿回复; 請勿回覆; 尽快回复; 尽快与您;
    尽快给您; 尽快答复; 感谢您的来信; 感谢您的咨询; 感谢您的联系; 感谢您的邮件; 접수되었습니다;
    접수 되었습니다; 수신되었습니다; 받았습니다; 자동 (회신|응답|발송|답장); 자동으로 발송;
    발신 전용; 발신전용; 회신하지; 문의해 주셔서; 빠른 시일; 최대한 빨리
    """
)
