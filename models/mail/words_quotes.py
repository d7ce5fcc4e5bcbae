"""Which words stand between an answer and the mail that it answers?

What mail programs put there in the languages they ship: labels of a header block, lines before a
copied mail, verbs of "On … wrote:", and lines that devices add.
"""

import re

from models.mail.phrases import listed

# Labels of a header block by role; a block needs a sender and another role.
LABELS: dict[str, tuple[str, ...]] = {
    "from": listed(
        """
        from; von; de; da; van; od; från; fra; lähettäjä; feladó; de la; expeditor; expéditeur;
        от; от кого; від; kimden; gönderen; από; מאת; من; 差出人; 送信者; 送信元; 发件人;
        寄件者; 寄件人; 보낸 사람; 보낸사람; từ; dari; จาก; šalje; nuo; no; saatja; remitente;
        remetente; mittente; afzender; absender; отправитель; pošiljatelj; odosielateľ;
        odesílatel; avsändare; afsender; nadawca; 發件人; sender
        """
    ),
    "date": listed(
        """
        sent; date; gesendet; gesendet am; datum; envoyé; envoyé le; envoyée; date d'envoi;
        enviado; enviado el; enviado em; enviada; enviada em; fecha; data; inviato; inviata;
        verzonden; verzonden op; wysłano; wysłane; skickat; skickades; sendt; sendt dato; dato;
        lähetetty; päivämäärä; päiväys; pvm; odesláno; odoslané; dátum; küldve; elküldve;
        trimis; trimis la; отправлено; дата; надіслано; изпратено; gönderildi; gönderilme;
        gönderme tarihi; tarih; στάλθηκε; ημερομηνία; נשלח; תאריך; تاريخ الإرسال; التاريخ;
        送信日時; 日時; 日付; 发送时间; 发送日期; 日期; 寄件日期; 時間; 时间; 보낸 날짜;
        보낸날짜; 날짜; đã gửi; ngày; dikirim; tanggal; ส่ง; วันที่; poslano; poslato; išsiųsta;
        nosūtīts; saadetud; enviat; 發送日期; 發送時間; kuupäev; дата отправки
        """
    ),
    "to": listed(
        """
        to; cc; bcc; an; kopie; kopie an; à; a; pour; copie; copie à; para; per; aan; do; dw;
        till; kopia; til; kopi; vastaanottaja; kopio; komu; kópia; címzett; másolat; către;
        catre; кому; копия; копія; до; kime; bilgi; προς; κοιν; אל; עותק; إلى; نسخة; 宛先;
        收件人; 抄送; 收件者; 副本; 받는 사람; 받는사람; 참조; đến; kepada; ถึง; za; primatelj;
        prima; kam; adressaat; per a; reply-to; antwort an; répondre à
        """
    ),
    "subject": listed(
        """
        subject; re; betreff; objet; sujet; asunto; assunto; oggetto; onderwerp; temat; ämne;
        emne; aihe; předmět; predmet; tárgy; subiect; тема; относно; konu; θέμα; נושא; الموضوع;
        件名; 主题; 主旨; 主題; 제목; chủ đề; perihal; subjek; เรื่อง; zadeva; tema; temats;
        teema; assumpte; attachments; importance; anlagen; pièces jointes; priorité; wichtigkeit
        """
    ),
}

# Lines before a copied mail, between dashes.
ORIGINAL_LINES = (
    "original message|original mail|original email|original e-mail|original appointment|"
    "reply message|message|"
    "ursprüngliche nachricht|originalnachricht|original-nachricht|ursprüngliche mail|"
    "ursprüngliche e-mail|message d'origine|message original|message initial|mail original|"
    "courriel original|e-mail d'origine|message précédent|mensaje original|correo original|"
    "mensagem original|messaggio originale|messaggio original|oorspronkelijk bericht|"
    "oorspronkelijke bericht|oorspronkelijke mail|origineel bericht|wiadomość oryginalna|"
    "oryginalna wiadomość|wiadomość pierwotna|ursprungligt meddelande|originalmeddelande|"
    "ursprungsmeddelande|oprindelig meddelelse|opprinnelig melding|original meddelelse|"
    "alkuperäinen viesti|alkuperäinen sähköposti|původní zpráva|původní e-mail|pôvodná správa|"
    "eredeti üzenet|mesaj original|mesajul original|исходное сообщение|"
    "первоначальное сообщение|оригинал|пересылаемое сообщение|оригінальне повідомлення|"
    "вихідне повідомлення|вихідний лист|orijinal mesaj|özgün ileti|özgün mesaj|"
    "αρχικό μήνυμα|הודעה מקורית|الرسالة الأصلية|元のメッセージ|オリジナルメッセージ|元のメール|"
    "original message|原始邮件|原始郵件|原邮件|邮件原件|原件|원본 메시지|원본 메일|원본메시지|"
    "thư gốc|tin nhắn gốc|pesan asli|pesan asal|ข้อความต้นฉบับ|izvorna poruka|originalna poruka|"
    "izvirno sporočilo|missatge original|algne sõnum|originalus laiškas|"
    "forwarded message|forwarded by.{0,80}|begin forwarded message|weitergeleitete nachricht|"
    "weitergeleitete mail|anfang der weitergeleiteten nachricht|message transféré|"
    "message transmis|début du message transféré|début du message réexpédié|message réexpédié|"
    "mensaje reenviado|inicio del mensaje reenviado|mensagem encaminhada|mensagem reencaminhada|"
    "início da mensagem encaminhada|início da mensagem reencaminhada|messaggio inoltrato|"
    "inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|"
    "przekazana wiadomość|wiadomość przekazana|początek przekazywanej wiadomości|"
    "vidarebefordrat meddelande|vidarebefordrat brev|videresendt meddelelse|"
    "videresendt melding|start på videresendt meddelelse|välitetty viesti|"
    "edelleenlähetetty viesti|välitetty viesti alkaa|přeposlaná zpráva|přeposlaná správa|"
    "továbbított üzenet|mesaj redirecționat|пересланное сообщение|перенаправленное сообщение|"
    "начало переадресованного сообщения|переслане повідомлення|yönlendirilmiş mesaj|"
    "iletilmiş ileti|iletilen mesaj|προωθημένο μήνυμα|הודעה מועברת|הודעה שהועברה|رسالة مُعاد "
    "توجيهها|"
    "転送メッセージ|転送されたメッセージ|転送|转发邮件|转发的邮件|轉寄郵件|已轉寄的郵件|"
    "轉寄的郵件|开始转发邮件|"
    "전달된 메시지|전달된 메일|thư được chuyển tiếp|pesan terusan|proslijeđena poruka"
)

# The verb of an attribution line, wherever it stands.
VERBS = (
    r"wrote|writes|has written|said|says|replied|schrieb|hat geschrieben|geschrieben|schreibt|"
    r"folgendes geschrieben|a écrit|à écrit|écrit|ecrit|a ecrit|escribió|escribio|escribi[oó]|"
    r"va escriure|ha escrit|escreveu|escreveu o seguinte|ha scritto|scrive|scritto|schreef|"
    r"heeft geschreven|het volgende geschreven|geschreven|napisał\(a\)|napisał|napisała|pisze|"
    r"napisał/a|skrev|skreiv|har skrevet|har skrivit|kirjoitti|kirjoittaa|napsal\(a\)|napsal|"
    r"napsala|napísal\(a\)|napísal|napísala|írta|ezt írta|a következőt írta|a scris|a scris:|"
    r"написал\(а\)|написала|написал|пишет|писал|писал\(а\)|пишет:|написав|написала\(в\)|пише|"
    r"писав\(ла\)|написа|yazdı|şunu yazdı|şunları yazdı|έγραψε|כתב|כתבה|כתב/ה|كتب|"
    r"のメール|書きました|さんは書きました|が書きました|写道|寫道|写了|写到|編寫|作成|작성|님이 "
    r"작성|"
    r"썼습니다|작성했습니다|쓴 글|đã viết|viết|เขียนว่า|เขียน|menulis|tulis|je napisao|je napisala|"
    r"je napisao/la|napisao|napisala je|napisao je|je napisal|rašė|parašė|rakstīja|kirjutas|"
    r"skrifaði|نوشت|ने लिखा"
)
OPENERS = (
    r"on|am|le|el|il|il giorno|em|no dia|op|den|w dniu|dnia|dne|dňa|pe|la|în data de|pada|vào|"
    r"στις|вт|пн|ср|чт|пт|сб|вс|нд|at|quoting|zitat von|citando|citat|quote from|ons|man|tir|tor|"
    r"fre|lør|søn|mån|tis|lör|sön|ma|di|wo|do|vr|za|zo|ti|ke|to|pe|la|su|pon|wt|śr|czw|pt|sob|"
    r"niedz|po|út|st|čt|pá|so|ne|mon|tue|wed|thu|fri|sat|sun|a|в|від|от|在|el día|a les|dana|u|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|--- on|il \d+|v|em data de|"
    r"tarihinde|d\.|ter|ביום|בתאריך|في|vom|von|från|from|le \d+"
)

# Lines that a device or a program adds below an answer.
SENT_FROM = re.compile(
    r"^[\s>*_<\[(-]{0,6}(?:"
    r"(?:sent|send) (?:from|via|by|with|on|using|through)\b.{0,90}"
    r"|(?:gesendet|versendet|geschickt|verschickt) (?:von|mit|über|aus|via|vom)\b.{0,90}"
    r"|von (?:meinem|meiner|unterwegs|samsung|iphone|outlook)\b.{0,60}(?:gesendet|geschickt|"
    r"aus)?.{0,20}"
    r"|diese (?:nachricht|e-mail|mail) wurde (?:von|mit)\b.{0,90}gesendet.{0,5}"
    r"|(?:envoyé|envoyée|envoye|expédié) (?:de|depuis|à partir|avec|via|par|du)\b.{0,90}"
    r"|(?:provenance|télécharg\w+|obtenez) ?:? ?(?:courrier|outlook).{0,60}"
    r"|(?:enviado|enviada|enviat|mandado) (?:desde|de|do|da|a partir|con|com|por|via|pelo|"
    r"des)\b.{0,90}"
    r"|(?:inviato|inviata|spedito) (?:da|dal|dallo|con|tramite|via)\b.{0,90}"
    r"|(?:verzonden|verstuurd|gestuurd|verzenden) (?:vanaf|met|via|van|vanuit|door)\b.{0,90}"
    r"|(?:wysłane|wysłano|wysłana) (?:z|ze|za|przy|przez)\b.{0,90}"
    r"|(?:skickat|skickades) (?:från|med|via)\b.{0,90}"
    r"|(?:sendt|sent) (?:fra|med|via|ifra)\b.{0,90}"
    r"|(?:lähetetty|lähetin|lähettetty)\b.{0,90}"
    r"|(?:odesláno|odoslané|poslané|posláno|poslano|poslato) (?:z|ze|zo|s|mojho|iz|sa|"
    r"pomoc\w+)\b.{0,90}"
    r"|(?:elküldve|küldve)\b.{0,60}|.{0,40}\biphone-omról\b.{0,20}"
    r"|(?:trimis|expediat) (?:de pe|din|prin|cu)\b.{0,90}"
    r"|(?:отправлено|послано|надіслано|отправленно|изпратено) (?:с|из|от|через|з|со|від)\b.{0,90}"
    r"|.{0,40}(?:'?umdan|'?dan|'?den|'?imden|cihazımdan|telefonumdan) gönderildi.{0,10}"
    r"|στάλθηκε από\b.{0,60}|נשלח מ.{0,60}|أرسلت من.{0,60}|.{0,40}مرسل من.{0,40}"
    r"|.{0,40}から送信.{0,10}|.{0,20}发自我的.{0,40}|.{0,20}發自我的.{0,40}|從我的.{0,40}(?:傳送|"
    r"寄出).{0,5}"
    r"|从我的.{0,40}(?:发送|发出).{0,10}|傳送自.{0,40}|发送自.{0,40}|.{0,40}에서 보냄.{0,5}|"
    r".{0,40}에서 보낸.{0,20}"
    r"|(?:được )?gửi từ\b.{0,60}|dikirim dari\b.{0,60}|terkirim dari\b.{0,60}|ส่งจาก.{0,60}"
    r"|(?:get|download|obtain|hol\w*|lade|hämta|hent|hanki|pobierz|scarica|ottieni|obtener|obtén|"
    r"obter|obtenha|descargar|télécharger|obtenir|získat|stáhnout|скачать|получить|получите|获取|"
    r"下载|取得|"
    r"outlook).{0,40}\b(?:outlook|ios|android).{0,60}"
    r"|.{0,12}(?:outlook|yahoo mail|mail).{0,30}(?:herunterladen|downloaden|letöltése|入手|"
    r"다운로드|indirin).{0,30}"
    r"|(?:please )?(?:excuse|pardon|forgive) (?:any |the |my |typos|brevity|spelling).{0,80}"
    r"|typed (?:on|with) .{0,60}"
    r")[\s>*_)\].!-]{0,6}(?:<?https?://\S{1,200})?$",
    re.IGNORECASE,
)

# What ends a mail below the name: lines that a server or a lawyer adds.
DISCLAIMERS = re.compile(
    r"^[\s*_=#>-]{0,10}(?:<?https?://[^\s>]{1,200}>?[ \t]{1,3})?(?:"
    r"confidentiality (?:notice|note|statement|warning)|confidential(?: notice| note)?\s*:|"
    r"disclaimer\b"
    r"|privileged (?:and|/|&) confidential|(?:important|legal|privacy|email) notice\b"
    r"|caution ?: (?:this|external)|notice ?: this|warning ?: (?:this|the) (?:e-?mail|message)"
    r"|(?:the )?information (?:contained )?in this (?:e-?mail|message|communication)"
    r"|(?:the )?(?:contents|content) of this (?:e-?mail|message)"
    r"|this (?:e-?mail|message|communication|transmission)(?: message)?,? (?:\(?(?:and|including|"
    r"with) .{0,60})?"
    r"(?:is|are|may|contains?|was|has been) .{0,30}(?:confidential|intended|privileged|scanned|"
    r"checked|sent by)"
    r"|this (?:e-?mail|message) has been (?:scanned|checked)"
    r"|virus-free\b|virenfrei\b|garanti sans virus|sin virus\b|libre de virus|privo di virus|"
    r"livre de vírus"
    r"|(?:please )?(?:consider|think (?:of|about)) the environment|(?:please )?don't print"
    r"|diese (?:e-?mail|nachricht) (?:und|enthält|kann|ist|wurde) .{0,60}"
    r"(?:vertraulich|anh|geprüft|viren|rechtlich|bestimmt)"
    r"|vertraulichkeitshinweis|rechtlicher hinweis|(?:wichtiger )?hinweis ?: diese"
    r"|bitte (?:denken|prüfen) sie .{0,40}(?:umwelt|ausdruck|drucken)"
    r"|(?:ce|cet|ce présent) (?:message|courriel|e-?mail|mail) (?:et|est|peut|contient|a été) "
    r".{0,60}"
    r"(?:confidentiel|pièces|vérifié|virus|destiné)"
    r"|avis de confidentialité|avertissement ?:|l'absence de virus"
    r"|(?:este|el presente) (?:mensaje|correo|e-?mail) .{0,80}(?:confidencial|dirig|virus)|aviso "
    r"(?:legal|de confidencial)"
    r"|(?:esta|a presente) (?:mensagem|e-?mail) .{0,80}(?:confidencia|destin|vírus)|este e-?mail "
    r".{0,60}(?:confidencia|vírus)"
    r"|(?:questo|la presente|il presente|le informazioni) .{0,80}(?:riservat|confidenzial|virus)"
    r"|(?:deze|dit) (?:e-?mail|bericht) .{0,80}(?:vertrouwelijk|bestemd|virus)"
    r"|(?:niniejsza|ta) (?:wiadomość|korespondencja) .{0,80}(?:poufn|przeznaczon|wirus)"
    r"|(?:detta|denne|dette) (?:meddelande|e-?post\w*|mail|e-?mail|melding\w*) .{0,80}"
    r"(?:konfidentiell|fortrolig|virus)"
    r"|(?:tämä|tätä) (?:viesti|sähköposti) .{0,80}(?:luottamuksel|tarkoitettu)"
    r"|(?:tento|tato) (?:e-?mail|zpráva|správa) .{0,80}(?:důvěrn|dôvern|určen)"
    r"|(?:данное|это|настоящее) (?:сообщение|письмо) .{0,80}(?:конфиденц|предназнач)"
    r"|bu (?:e-?posta|mesaj|ileti) .{0,80}(?:gizli|virüs)"
    r"|本邮件.{0,60}(?:保密|机密)|このメール.{0,60}(?:機密|秘密)|본 (?:메일|이메일).{0,60}(?:기밀|"
    r"비밀)"
    r"|you received this (?:message|e-?mail) because|to unsubscribe from this"
    r")",
    re.IGNORECASE,
)

CLOSINGS = re.compile(
    r"^\W{0,3}(?:(?:(?:best|kind|warm|warmest|many|with (?:best|kind)|kindest) )?(?:regards|"
    r"wishes)|best|cheers|"
    r"thanks(?: (?:again|a lot|so much|in advance|and regards|& regards))?|thank you(?: (?:very "
    r"much|again|so much|in advance))?"
    r"|many thanks|sincerely(?: yours)?|yours(?: (?:sincerely|truly|faithfully))?|all the best|"
    r"take care|"
    r"respectfully|cordially|(?:mit )?(?:freundlichen?|besten?|vielen?|lieben?|herzlichen?|"
    r"schönen?|schöne|liebe|viele|beste|"
    r"freundliche|herzliche) (?:grüßen?|grüssen?|gruß|gruss|dank)|mfg|lg|vg|grüße|gruß|danke(?: "
    r"und .{0,20})?|"
    r"(?:bien )?cordialement|bien à (?:vous|toi)|cdlt|salutations(?: distinguées)?|merci(?: "
    r".{0,20})?|"
    r"(?:meilleures|sincères) salutations|amicalement|bonne (?:journée|soirée)|"
    r"(?:un )?(?:saludos?|cordial saludo|saludo)(?: cordiales)?|atentamente|(?:muchas )?gracias|"
    r"un abrazo|"
    r"atenciosamente|att|abraços?|cumprimentos|(?:com os )?melhores cumprimentos|obrigad[oa]|"
    r"cordiali saluti|(?:distinti |cari )?saluti|grazie(?: mille)?|un saluto|"
    r"(?:met )?(?:vriendelijke|hartelijke|beste) (?:groet|groeten)|groeten?|mvg|(?:hartelijk "
    r")?(?:bedankt|dank)|"
    r"(?:z )?(?:poważaniem|wyrazami szacunku)|pozdrawiam|pozdrowienia|dzięki|dziękuję|"
    r"(?:med )?(?:vänliga|venlig|vennlig|bästa|beste|bedste) (?:hälsningar|hilsen|hilsner)|"
    r"hälsningar|hilsen|mvh|tack|tak|takk|"
    r"(?:ystävällisin|parhain) terveisin|terveisin|terv|kiitos|yst\.? ?terv|s pozdravem|děkuji|s "
    r"úctou|s pozdravom|"
    r"(?:с )?(?:уважением|наилучшими пожеланиями)|спасибо|з повагою|дякую|"
    r"saygılarımla|iyi (?:çalışmalar|günler)|teşekkürler|üdvözlettel|tisztelettel|köszönöm|cu "
    r"(?:stimă|respect)|mulțumesc|"
    r"με εκτίμηση|ευχαριστώ|בברכה|تحياتي|مع أطيب التحيات|よろしくお願いいたします|"
    r"宜しくお願い致します|此致|敬具|谢谢|祝好|顺颂商祺|감사합니다)"
    r"[\s,.!。，~-]{0,5}$",
    re.IGNORECASE,
)
