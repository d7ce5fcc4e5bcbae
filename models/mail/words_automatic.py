"""Which words do automatic mails use?

Titles that programs put before a subject, sentences of absence notes, acknowledgements, ticket
systems, challenges and lists, in the languages that mail programs ship.
"""

from models.mail.phrases import listed

ABSENCE_TITLES = listed(
    """
    out of (the |)office; out-of-office; not in office; non in ufficio; fuori dall'ufficio;
    ausencia do escritorio; ausencia de la oficina; absent; pas au bureau; hors du bureau;
    niet aanwezig; nie ma mnie; nejsem v kancelari; kontoret stangt; stengt; lukket; ooo; ooto;
    out of office autoreply; out of office reply; away from (the |my |)office; away from my mail;
    on vacation; on holiday; on leave; (annual|maternity|paternity|parental|sick|medical) leave;
    vacation (reply|response|message|notice|auto*); vacation; holiday notice; i am away; i'm away;
    away notice; absence; absent; currently out; not in the office;
    auto (reply|response|-reply): out; abwesen*; abwesenheitsnotiz; abwesenheitsnachricht;
    nicht im (buro|haus); ausser haus; urlaub*; elternzeit; nicht am platz; absence du bureau;
    absent* du bureau; en (conge|vacances|deplacement)*; absence; je suis absent*; conges;
    fuera de (la |)oficina; ausente; ausencia; de vacaciones; vacaciones; fuera del despacho;
    fuori (sede|ufficio); in ferie; assenza; assente; ferie; fora do escritorio; ausencia;
    de ferias; ferias; fora da empresa; afwezig*; niet aanwezig; met vakantie; vakantie;
    op vakantie; niet op kantoor; buiten kantoor; nieobecn*; poza biurem; urlop*; na urlopie;
    franvaro*; ej pa kontoret; semester; pa semester; franvarande; fravaer; fravaerende; ferie;
    pa ferie; ikke pa kontoret; ute av kontoret; ikke til stede; poissa*; lomalla; lomaviesti;
    poissaolo*; nepritomn*; mimo kancelar*; mimo kancelare; dovolen*; dovolenk*; hazon kivul;
    szabadsag*; tavollet*; irodan kivul; absent din birou; in concediu; concediu; вне офиса;
    в отпуске; нет на месте; отсутств*; отпуск; поза офісом; у відпустці; відпустк*; ofis disinda;
    izinde*; izin; yillik izin; εκτος γραφειου; απουσια; αδεια; מחוץ למשרד; חופשה; خارج المكتب;
    إجازة; 不在; 不在通知; 休暇; 外出中; 不在のお知らせ; 休假; 外出; 不在办公室; 休假通知; 出差;
    부재중; 부재; 휴가; 자리비움
    """
)
AUTO_TITLES = listed(
    """
    automatic reply; auto reply; auto-reply; autoreply; auto response; auto-response;
    autoresponse; automatic response; automated reply; automated response; auto responder;
    autoresponder; auto-responder; auto:; automated message; automatic message; [auto]; auto re;
    automatische antwort; autoantwort; automatische antwortmail; auto-antwort;
    automatische e-mail*; automatische nachricht; automatische rueckantwort;
    automatische ruckmeldung; reponse automatique; message automatique;
    accuse de reception automatique; respuesta automatica; mensaje automatico; autorespuesta;
    auto respuesta; autorespondedor; resposta automatica; mensagem automatica;
    risposta automatica; messaggio automatico; risponditore automatico; automatisch antwoord;
    automatisch bericht; automatische reply; automatische beantwoording; automatyczna odpowiedz;
    autoodpowiedz; odpowiedz automatyczna; wiadomosc automatyczna; automatiskt svar; autosvar;
    automatsvar; automatisk svar; automatisk besked; svar automatisk; automaattinen vastaus;
    automaattivastaus; automaticka odpoved; automaticka odpoveď; automaticka odezva;
    automatikus valasz; automatikus uzenet; raspuns automat; mesaj automat; автоматический ответ;
    автоответ; автоответчик; автоматическое (сообщение|уведомление); автоматична відповідь;
    автовідповідь; автоматичен отговор; otomatik yanit; otomatik cevap; otomatik mesaj;
    αυτοματη απαντηση; מענה אוטומטי; תשובה אוטומטית; רد تلقائي; الرد التلقائي; رد تلقائي;
    自動返信; 自動応答; 自動返答; 自动回复; 自动答复; 自動回覆; 自動回复; 自动应答; 자동 회신;
    자동회신; 자동 응답; 자동응답; 자동 답장; tra loi tu dong; jawaban otomatis; balasan otomatis;
    ตอบกลับอัตโนมัติ; automatski odgovor; samodejni odgovor; resposta automatica;
    automaatne vastus; automatinis atsakymas; automatiska atbilde
    """
)
TICKETS = listed(
    """
    ticket .. (has been|was|is) (created|opened|received|registered|updated|logged|assigned|
    closed|resolved);
    (created|opened|logged|registered|assigned) (a |an |your |)(new |)(support |)(ticket|case);
    your (ticket|case|request) (number|id|has been (received|logged|created|registered|assigned));
    (ticket|case|request|incident) (number|no.|id|ref|reference); support ticket; help(-| |)desk;
    service(-| |)desk; (type|reply|write) .. above this line; [ticket; [case; [request; ticket#;
    ticket #; case #; case id; request #; ref:;
    has been (assigned|given) .. (number|id|reference); tracking number; reference number;
    ticket-id; ticket:; ticketnummer; ticket-nummer; vorgangsnummer; bearbeitungsnummer;
    fallnummer; anfragenummer; ticket wurde .. (erstellt|eroffnet|angelegt);
    (anfrage|ticket) .. (unter|mit) der (nummer|ticket); numero de (ticket|dossier|demande|
    incident|reference|caso|solicitud|incidencia|seguimiento|chamado|protocolo|pedido);
    (votre demande|un ticket|ticket) .. (enregistre*|cree*|numero|reference);
    (ticket|incidencia|solicitud|caso) .. (creado|registrad*|abiert*|numero|asignado);
    (numero|codice) (di |)(ticket|pratica|richiesta|segnalazione);
    (ticket|richiesta|segnalazione) .. (aperto|creato|registrat*|pres* in carico|numero);
    (chamado|protocolo|ticket|solicitacao) .. (abert*|criad*|registad*|registrad*|numero|n);
    (ticketnummer|meldingsnummer|zaaknummer|referentienummer|incidentnummer);
    (melding|ticket|aanvraag) .. (geregistreerd|aangemaakt|nummer);
    numer (zgloszenia|sprawy|ticketu|biletu);
    zgloszenie .. (zarejestrowan*|utworzon*|przyjet*|numer*);
    (arendenummer|arende-id|arendenr|sagsnummer|sagsnr|saksnummer|saksnr|henvendelsesnummer);
    (arende|sag|sak|henvendelse) .. (skapat|registrerat|oprettet|opprettet|registrert|nummer|nr);
    (tikettinumero|palvelupyynto|tapausnumero|tukipyynto|pyynto*) .. (luotu|kirjattu|numero|
    vastaanotettu); tikettinumero; palvelupyynto*; cislo (pozadavku|tiketu|pripadu|poziadavky);
    (pozadavek|tiket|poziadavka) .. (zaregistrovan*|vytvoren*|cislo*|prijat*);
    (jegyszam|ugyszam|hibajegy)*; numar* (de |)(tichet|inregistrare); (заявк*|обращени*|запрос*|
    тикет*|заявці) .. (зарегистрирован*|номер|присвоен*|создан*|№|принят*|зареєстрован*);
    номер (заявки|обращения|тикета|запроса|звернення); (talep|bilet|destek|basvuru|
    kayit) (numara*|no|kaydi*|talebi*) .. (olustur*|#|alin*|acil*|kaydedil*); destek talebi*;
    talep numara*; 受付番号; チケット番号; お問い合わせ番号; お問合せ番号; 問合せ番号; 整理番号;
    管理番号; ケース番号; 依頼番号; チケット; 工单; 工單; 受理编号; 服务单; 单号; 案件编号;
    访客请求; 티켓; 접수번호; 접수 번호; 문의번호; 문의 번호; 요청 번호
    """
)
CHALLENGES = listed(
    """
    (confirm|verify|validate|authenticate) .. (that you are|you are|sender|yourself|your (email|
    e-mail|mail|message|address)) .. (human|person|not a|deliver*|send*|sent|real|identity|
    delivered); (click|follow|visit|use|reply) .. (link|url|message|email|e-mail) .. (deliver*|
    release*|confirm|verify|approve|be added) .. (message|mail|email|e-mail|sender|human)*;
    challenge(-| |/)response;
    sender (verification|confirmation|validation|authentication)( required|); (message|mail|email|
    e-mail) .. (held|quarantine*|waiting|on hold|withheld|being held|in quarantine|
    pending) .. (confirm*|verif*|until|approv*|because|unless); (not on|isn't on|not in|added to|
    add you to|are not on) (my|his|her|their|the|our|a) (whitelist|white list|approved|allowed|
    safe|list of (known|approved|allowed)|approved senders|address book|accepted); spam (arrest|
    protection|blocking|prevention|filter) .. (confirm|verif*|click|reply|system|service|
    requires); please (confirm|verify) (your|that you|you|this) (message|email|e-mail|mail|
    identity|are|sent); (to|in order to) (deliver|release|complete delivery|ensure delivery|
    confirm delivery) .. (click|reply|confirm|visit|respond|follow);
    confirm (that |)(you sent|your message|you are|delivery|your identity|you're);
    one(-| )time (confirmation|verification|request|only);
    prove (that |)(you're|you are) (a |)(human|person|not); boxbe; spamarrest;
    earthlink .. spamblocker; request* (authorization|approval) .. (send|email|sender); tmda;
    unconfirmed; active spam killer; mailblocks; bluebottle; whitelist;
    confirmation (request|required|needed) .. (message|mail|sender|email);
    absender(-| |)(bestatig*|prufung|verif*);
    bestatigen sie .. (absender|kein spam|mensch|nachricht|e-mail|zustell*|mail); (nachricht|mail|
    e-mail) .. (zugestellt|zuruckgehalten|freigegeben) .. (bestatig*|klick*|link|antwort*);
    (confirmer|authentifier|valider) .. (expediteur|message|envoi|humain|adresse|identite);
    (votre|ce) (message|mail) .. (en attente|bloque|retenu|mis en attente); mailinblack;
    authentification de votre; (confirme|confirmar|verifique|verificar) .. (remitente|mensaje|
    humano|persona|envio|identidad);
    su (mensaje|correo) .. (retenido|en espera|cuarentena|pendiente); (confermare|confermi|
    conferma|verificare) .. (mittente|messaggio|umano|persona|identita|invio);
    il (tuo|suo|vostro) (messaggio|email) .. (in attesa|trattenuto|quarantena|sospeso);
    (confirme|confirmar|verificar) .. (remetente|mensagem|humano|pessoa);
    sua mensagem .. (retida|aguarda*|pendente|quarentena);
    (bevestig|bevestigen|verifieer) .. (afzender|bericht|mens|e-mail); antispam uol;
    uol .. anti(-| |)spam; (potwierdz*|zweryfik*) .. (nadawc*|wiadomosc|czlowiek*); (bekrafta|
    bekraeft|bekreft) .. (avsandare|afsender|avsender|manniska|menneske|meddelande*|melding*);
    (vahvista|vahvistakaa) .. (lahettaja*|viesti*|ihminen);
    (potvrdte|overte) .. (odesilatel*|odosielatel*|zprav*|sprav*|clovek); (подтверд*|
    проверк*) .. (отправител*|письмо|сообщение|человек|не робот|не спам|доставк*|адрес*);
    (gonderen|mesaj*|insan) .. (dogrula*|onayla*); (送信者|差出人) .. (確認|認証); 送信者確認;
    送信者認証; 认证发件人; (验证|確認|确认) .. (发件人|身份|真人|寄件人); 发件人验证;
    发件人身份验证; 请点击 .. (确认|验证); 발신자 (확인|인증); 보낸 사람 확인
    """
)
LISTS = listed(
    """
    unsubscribe; newsletter; manage (your |)(preferences|subscription*);
    view (this |)(email |it |)(in |online|your browser)*; update (your |)preferences;
    email preferences; opt out; you are receiving this;
    you received this (email|message|newsletter) because; subscribed to; abmelden; abbestellen;
    im browser (ansehen|anzeigen|offnen); newsletter abmelden; se desinscrire; desabonner;
    voir .. navigateur; darse de baja; cancelar .. suscripcion; ver en (el |tu |su |)navegador;
    disiscriv*; cancella* .. iscrizione; visualizza nel browser; cancelar .. inscricao;
    cancelar a subscricao; afmelden; uitschrijven; bekijk .. browser; wypis*; zrezygnuj;
    avregistrera; avsluta prenumeration*; afmeld; avmeld; peruuta .. tilaus; odhlasit; leiratkoz*;
    dezabon*; отписаться; відписатися; abonelikten; 配信停止; 購読解除; 退订; 取消订阅; 수신거부;
    구독 취소
    """
)
