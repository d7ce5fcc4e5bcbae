"""Which words tell why a mail came back?

Wording is a fact of each system (Sendmail, Postfix, Exim, qmail, Courier, Exchange and Microsoft
365, Gmail, Yahoo, Mail.ru, Yandex, Domino, GroupWise, Mimecast, Oracle, Zimbra, Lotus, AOL and
others); sources are RFC 3463, RFC 5321 and the systems' own documentation. Order matters within
`REASONS`: the first rule that is found wins.
"""

from models.mail.facts import Reason
from models.mail.phrases import listed

REASONS: dict[str, tuple[str, ...]] = {
    Reason.MAILBOX_FULL: listed(
        """
        mailbox .. full;
        (mailbox|inbox|mail folder|mailfolder|mbox|account|maildir) (is |)(already |)full;
        over (the |its |his |their |disk |mail |)quota; overquota; over the allowed quota;
        quota (has been |is |was |)(exceeded|violation|full);
        exceed* .. (quota|storage|mailbox size|disk space|size of mailbox);
        (quota|storage) .. exceeded; quota violation; out of (storage|disk space|mailbox space);
        insufficient (mailbox |disk |)space; not enough (free |)(storage |disk |)space;
        no (more |)(space|room) (left |)(in|for); mailbox size limit; mailbox has reached;
        mailbox exceed*; maximum mailbox size; mailbox (is |)(too large|over*);
        too many messages (in|on) (the |this |)(mailbox|server); storage allocation;
        storage limit; recipient storage full; user has exhausted .. storage;
        does not have enough space; (postfach|mailbox) .. (voll|uberfullt); speicherplatz;
        boite .. pleine; boite .. saturee; quota depasse; (buzon|bandeja) .. llen*;
        casella .. piena; caixa .. cheia; postvak .. vol; skrzynka .. pelna;
        (ящик|почтовый ящик) .. (переполнен|заполнен); переполнен; превышен* квот*;
        メールボックスがいっぱい; 容量を超; 容量オーバー; 邮箱已满; 邮箱空间不足; 信箱已滿;
        空间不足; 메일함이 가득; 용량이 초과
        """
    ),
    Reason.TOO_LARGE: listed(
        """
        (message|mail|email|size|attachment*|data) .. too (large|big); too large (for|to);
        (message|mail) .. (exceeds|exceeded|larger) .. (size|limit|maximum|than);
        exceed* .. (message|file|maximum|fixed|max) .. size;
        (message |maximum |max |)size (limit|exceeds|exceeded); size limit;
        larger than the (current |)(maximum|limit); length exceeds; nachricht .. zu gross;
        message .. trop (volumineux|grand); サイズが大き; 邮件过大
        """
    ),
    Reason.GREYLISTED: listed(
        """
        greylist*; graylist*; grey listed; gray listed; greylisting
        """
    ),
    Reason.RATE: listed(
        """
        receiving (mail|email) (at a rate|too quickly); too many (messages|mails|emails|
        connections|recipients|concurrent|sessions|errors|requests);
        rate (limit*|of|exceeded|control); throttl*;
        exceeded .. (sending|hourly|daily|message rate|connection) .. (limit|quota|rate);
        (sending|hourly|daily) (message |mail |)(limit|quota|rate); limit .. exceeded;
        (messages|mail) (per|from) .. (exceeded|temporarily deferred); unusual rate;
        limits (for|on|to) how many; too much (mail|email); unexpected volume; user complaints;
        temporarily rate limited
        """
    ),
    Reason.RELAYING: listed(
        """
        relay* (access |)(is |)(denied|not permitted|not allowed|prohibited|disallowed);
        relay* .. (denied|prohibited|not permitted|not allowed);
        (not|unable|cannot|refus*|can't|won't) .. relay*; relay (operation|attempt);
        we (do not|don't) relay; rcpthosts; not a relay; no relay*; insecure mail relay;
        is not a gateway; not (a |)local (domain|host|recipient)
        """
    ),
    Reason.SENDER_FAULT: listed(
        """
        required authentication level; spf; dkim; dmarc; unauthenticated (email|mail|sender);
        sender (address|domain|id|host|policy|mail|email) .. (reject*|invalid|not|fail*|denied|
        unknown|must);
        sender (rejected|denied|unknown|verif*|verify|is not|not|cannot|authentication);
        (return path|envelope sender|mail from|from address|from header) .. (reject*|invalid|not|
        fail*|unknown|does); domain of sender; sender's (domain|address) .. (not|invalid|doesn't);
        your (domain|sender|email address|address) .. (not|has no|doesn't|does not|is unknown);
        authentication (is |)(required|failed|checks|information); not authenticated; spoof*;
        submission from; bad (sender|return path); not allowed to send (mail |email |)(from|as);
        sending (limit|domain); you have reached a limit for sending; not authorized to send;
        does not designate
        """
    ),
    Reason.BLOCKED: listed(
        """
        :blocked; black(-| |)list*; block(-| |)list*; deny(-| |)list*;
        blocked (using|by|because|due|from|at|on|for|in); (ip|ip address|host|server|network|
        address|client|domain|sender|you|mta) .. (is|are|has been|was|been) (currently |
        temporarily |)(blocked|banned|blacklisted|listed|rejected|denied|refused|prohibited);
        (is|are|was|been|currently|now) listed (in|at|on|by); rbl; dnsbl; spamhaus; spamcop;
        barracudacentral; senderbase; abusix; (bad|poor|low|ip|sender|domain|its|your) reputation;
        banned; reverse dns; (ptr|rdns) (record|lookup); no ptr;
        helo .. (rejected|invalid|denied|required); client host rejected; client host .. blocked;
        cannot find your (hostname|reverse); connection(s|) (refused |not accepted |denied )from;
        connections (not accepted|will not be accepted) from; dynamic ip; on our block list;
        refused to talk to me; access denied .. (ip|banned|listed); 部分拒否; 受信拒否; 拉黑
        """
    ),
    Reason.CONTENT: listed(
        """
        (looks|appears|considered|detected|identified|classified|marked|rejected|refused|blocked|
        flagged|suspected|likely|categorized) .. (spam|junk|uce|phish*|virus|unsolicited|bulk);
        spam (message|mail|content|score|detected|rejected|filter|email|was|like)*;
        (is|as|for|be|to be|was|been) spam; spam* .. (reject*|block*|refus*);
        (anti|reject)(-| |)spam; virus*; malware; malicious; infected; phish*; unsolicited;
        junk mail;
        content (rejected|filter*|restrictions|policy|not|denied|blocked|reject|violation);
        (message|mail|email|due to|its|because of|rejected) content; message contains; (banned|
        prohibited|forbidden|blocked|unacceptable|illegal|executable|unsafe|
        dangerous) .. (attachment|file|content|extension|header)*;
        header (error|syntax|missing|invalid); (dirty|offensive) word;
        url .. (listed|blacklist*|surbl|uribl); 5## .. (content|spam);
        not rfc (compliant|5322|2822|822); message (is |)not compliant; missing .. header;
        bare linefeed*; 迷惑メール; 垃圾邮件; спам*
        """
    ),
    Reason.UNKNOWN_HOST: listed(
        """
        (host|domain|server|hostname) (is |was |)(unknown|not found|not exist*|non-existent|
        invalid); unknown (host|domain|mail domain); host or domain name not found;
        no such (domain|host|server); unrouteable (mail |)domain; unroutable (mail |)domain;
        non(-|)existent (domain|host)*; (domain|host) .. (does not|doesn't|did not|do not) exist;
        (domain|host) .. (couldn't|could not|cannot|can't|wasn't|was not) (be found|found|
        resolve*); couldn't find any host; couldn't find a mail exchanger; no mail exchanger;
        nxdomain; name service error;
        (cannot|unable to|can't|could not|couldn't) (resolve|find|look up|route);
        bad destination (system|host|mailbox address domain); name or service not known;
        illegal host/domain name; illegal host; no (a or |)mx .. (record*|found|host*|exist*);
        (mx|dns) record*.. (not found|invalid|no|null); null mx; nullmx;
        (does not|doesn't|do not) accept (any |)(mail|email|e-mail);
        domain (isn't|is not) (local|set up|hosted|configured|accepting);
        no valid (mx|host*|mail server*); domain (has |)expired; unknown or illegal (host|domain);
        dns .. (domain|no such|type); host unbekannt; unbekannte(r|) (host|domain);
        domaine inconnu; hote inconnu;
        (dominio|dominio) .. (inexistente|no existe|non esiste|nao existe); 域名不存在;
        ドメインが見つかりません; домен не (найден|существует)
        """
    ),
    Reason.MOVED: listed(
        """
        (user|recipient|account|address|mailbox|person) (has |is |)moved; has moved to;
        user not local* .. (please |)try; address has changed;
        has changed (his|her|their|its|my) (e-mail |email |)address;
        please (use|update) .. new (e-mail |email |)address
        """
    ),
    Reason.INACTIVE: listed(
        """
        (account|user|mailbox|recipient|address|inbox|customer) .. (is|has been|was|
        been) (currently |temporarily |permanently |)(disabled|suspended|inactive|locked|
        deactivated|closed|terminated|expired|deleted|removed|cancelled|canceled|blocked|frozen);
        (account|mailbox|user|recipient|address) (disabled|suspended|inactive|locked|deactivated|
        closed|terminated|expired|deleted|removed); (disabled|suspended|inactive|deactivated|
        expired|closed|deleted) (account|mailbox|user|recipient|address); no longer (active|
        in use|available|valid|exists|works|used|employed|with|monitored|accept*|on); not active;
        account that you tried to reach is (disabled|over); not accepting (mail|messages|email);
        user .. inactive; (konto|postfach|mailbox|benutzer) .. (deaktiviert|gesperrt|geloscht|
        geschlossen); (compte|boite|messagerie) .. (desactive*|ferme*|suspendu*|supprime*);
        (cuenta|buzon) .. (desactivad*|cerrad*|suspendid*|eliminad*);
        (account|casella|utente) .. (disattivat*|chius*|sospes*|eliminat*|disabilitat*);
        (conta|caixa) .. (desativad*|encerrad*|suspens*|excluid*|desactivad*);
        (konto|skrzynka) .. (zablokowan*|usuniet*|nieaktywn*|zamkniet*|wylaczon*);
        (account|mailbox|postbus) .. (gedeactiveerd|opgeheven|geblokkeerd|gesloten|uitgeschakeld);
        (заблокирован|отключен); 停用; 已禁用; 禁用
        """
    ),
    Reason.UNKNOWN_USER: listed(
        """
        (user|recipient|mailbox|account|address|mail address|email address|e-mail address|
        addressee|alias|username|person|local part|localpart|inbox|name|member) (is |was |
        are |)(unknown|not found|not known|invalid|not exist*|does not exist|doesn't exist|
        not available|unavailable|not recognized|not listed|rejected|nonexistent|non-existent|
        not valid|not local|not on|not in|not here|bad|not verified|undeliverable); (unknown|
        invalid|no such|nonexistent|non-existent|illegal|bad|unrecognized|not found|
        unavailable) (user|recipient|mailbox|account|address|local|addressee|person|name|e-mail|
        email|alias|local-part|destination mailbox|member)*;
        no such .. (here|user|mailbox|recipient|address|account);
        (does not|doesn't|did not|do not|not) exist*; (isn't|is not|not|was not|wasn't|
        couldn't be|could not be|cannot be|can't be) (found|known); unrout(e|)able address;
        unrout(e|)able; undeliverable address; no mailbox (here|by|for|with|found);
        not a (valid|known) (mailbox|user|recipient|address|account|email);
        (is |are |)not (a |)valid (recipient|mailbox|user|address)*;
        recipient (address |)(rejected|denied|refused|not accepted); (address|recipient|user|
        mailbox) .. (rejected|unknown|not found|invalid|unavailable|does not exist|doesn't exist|
        denied|refused); does not like recipient; doesn't like recipient;
        user not .. (found|exist|known|here); not listed in; this user doesn't have;
        (has|have) no mailbox; doesn't have an account; no account (here|by|for|with);
        not our customer; name not recognized;
        not in (our |the |)(directory|database|address book|list of);
        mailbox (is |)(currently |temporarily |)unavailable; unknown or illegal alias; unknown to;
        is unknown; user.unknown; bad destination; no (valid|such) recipient*;
        no valid recipients; aucun destinataire; destinataire .. (invalide|inconnu|inexistant);
        adresse .. (invalide|inconnue|introuvable|n'existe pas);
        (utilisateur|adresse|destinataire|boite|compte) .. (inconnu*|n'existe pas|introuvable);
        n'existe pas; (empfanger|benutzer|adresse|mailbox|postfach|konto) .. (unbekannt|
        existiert nicht|nicht gefunden|ungultig|nicht vorhanden); existiert nicht; unbekannt*;
        wurde nicht gefunden; nicht gefunden; (usuario|direccion|destinatario|buzon|
        cuenta) .. (desconocid*|no existe|inexistente|no valid*|no encontrad*|invalid*);
        no existe; no se encontro; (utente|indirizzo|destinatario|casella) .. (sconosciut*|
        non esiste|inesistente|non trovat*|non valid*); non esiste; (usuario|endereco|
        destinatario|caixa|conta) .. (desconhecid*|nao existe|inexistente|nao encontrad*|
        invalid*); nao existe; nao foi encontrad*;
        (gebruiker|adres|ontvanger|mailbox) .. (onbekend|bestaat niet|niet gevonden|ongeldig);
        bestaat niet; (anvandaren|mottagaren|adressen) .. (okand|finns inte|hittades inte);
        finns inte; (findes|finnes) ikke; ikke funnet; ei loydy; nie istnieje;
        nie ma (takiego|takiej) (uzytkownika|adresu|konta|skrzynki|odbiorcy);
        (odbiorca|adres|uzytkownik|konto|skrzynka) .. (nieznan*|nieprawidlow*|nie zostal*
        znalezion*); nieznany (uzytkownik|odbiorca); neexistuje; nem letezik;
        bulunamadi; (пользовател*|
        адресат|получател*|ящик|адрес) .. (не найден*|не существует|неизвест*|
        не зарегистрирован*); нет такого (пользователя|адреса|ящика);
        (не найден|не существует|несуществующ*); 存在しません; 存在しない; 見つかりません;
        見つかりませんでした; 宛先不明; あて先不明; 用户不存在; 不存在; 找不到; 无此用户;
        收件人未找到; 존재하지 않; 찾을 수 없; 없는 사용자
        """
    ),
    Reason.BAD_ADDRESS: listed(
        """
        (address|recipient|mailbox) .. syntax;
        syntax error .. (address|recipient|mailbox|parameters); malformed (address|recipient);
        invalid (address |recipient |)(format|syntax); bad address; illegal (character|address)*
        """
    ),
    Reason.EXPIRED: listed(
        """
        (message|delivery|mail|queue|retry) (time |has |lifetime |period |)expired; expired;
        retry time(out|) (exceeded|not reached); (in|on) (the |)queue too long; queue too long;
        too long in queue; giving up; time(out|) .. exceeded;
        maximum .. (time|retries|attempts|age); (not|unable|couldn't|
        could not) .. deliver* .. (for|within|after) .. (days|hours|day|hour);
        delivery attempts .. (failed|exceeded|exhausted); retries exceeded; no further attempts;
        will not be retried
        """
    ),
    Reason.NETWORK: listed(
        """
        connection .. (timed out|timeout|refused|dropped|reset|closed|lost|failed|failure|aborted|
        error|broken|terminated); timed out; time(-| |)out; (could not|couldn't|unable to|cannot|
        can't|failed to|wasn't able to) (connect|establish|contact|reach|open|complete);
        no route to host;
        (network|host|server) (is |)(unreachable|down|not responding|unavailable|not reachable);
        lost connection; no answer from host; (not|isn't|didn't|did not|doesn't) respond*;
        mail loop*; loop* (detected|back|count); too many (hops|received|loops); hop count;
        mail forwarding loop; dns .. (fail*|temporar*|error|timeout|server); name server;
        lookup .. (fail*|temporar*); try again .. name; routing (loop|error);
        tls (required|handshake|error|negotiation|not|connection); starttls; certificate;
        server .. (offline|busy|down); 接続できません; 타임아웃
        """
    ),
    Reason.POLICY: listed(
        """
        polic(y|ies); not (been |)(authori(z|s)ed|allowed|permitted|accepted); prohibit*;
        restrict*; security; (message|mail|email|transaction|delivery|submission) (was |is |
        has been |)(rejected|refused|denied|blocked|failed due); administratively; access denied;
        permission; only accepts (mail|messages|email) from;
        does not accept (messages|mail|email) from; rejected (by|for|due|because); refused by;
        moderat*; (non|not a) (member|subscriber); отклонен*; 拒否; 拒收; 拒绝
        """
    ),
    Reason.SYSTEM: listed(
        """
        system (error|resources|config*|failure|problem|not accepting|is|storage)*; (local|
        internal|server|configuration|processing|temporary|mailer|software|fatal) .. (error|
        problem|failure|misconfig*); insufficient (system |)(storage|resources|memory);
        service (is |)(not available|unavailable|currently|temporarily|refuse)*;
        temporar(y|ily) .. (unavailable|problem|failure|error|disabled|deferred|rejected|unable)*;
        (try|retry) .. later; out of memory; no space left on device; disk full;
        (cannot|can't) (create|open|write|append|fork|lock); points (to local host|back);
        command (died|failed|not implemented|unrecognized|rejected); program; exit status;
        protocol error; bad sequence; deferred; overload*; busy; read(-|)only
        """
    ),
}
