"""Which words do mail systems use when mail comes back?

Wording is a fact of each system (Sendmail, Postfix, Exim, qmail, Courier, Exchange and Microsoft
365, Gmail, Yahoo, Mail.ru, Yandex, Domino, GroupWise, Mimecast, Oracle, Zimbra, Lotus, AOL and
others); sources are RFC 3463, RFC 5321 and the systems' own documentation. Order matters within
`REASONS`: the first rule that is found wins.
"""

from models.mail.phrases import listed

DAEMONS = listed(
    """
    mailer-daemon; mailerdaemon; mailer_daemon; mail-daemon; maildaemon; mail.daemon;
    mailer.daemon; mdaemon; postmaster; postmast; mail-delivery; maildelivery; mail_delivery;
    mail.delivery; bounce; bounces; email-bounces; nobounce; undeliverable; microsoftexchange;
    dsn; mmdf; smtp-daemon; system-daemon; mailadmin; mail-admin; mailsystem; mail-system;
    delivery-status; root; uucp; listserv
    """
)
DAEMON_NAMES = listed(
    """
    mail delivery; mailer-daemon; mailer daemon; mail daemon; delivery subsystem; delivery system;
    delivery status; mail system; mail administrator; system administrator; systemadministrator;
    administrateur systeme; administrador del sistema; amministratore del sistema;
    administrador do sistema; systeembeheerder; systemadministrator; microsoft outlook;
    postmaster; mail router; internet mail; mailerdaemon; undeliverable; почтовый демон;
    メール配信
    """
)
SUBJECTS: dict[str, tuple[str, ...]] = {
    "failure": listed(
        """
        undeliver*; not deliverable; non-deliverable; undelivered; mail delivery fail*;
        delivery (status |)(notification|report); delivery fail*;
        delivery (problem|error|incomplete|has failed|unsuccessful); failure (notice|delivery);
        fail(ed|ure) .. deliver*; (could|can|was) not (be |)deliver*; couldn't be delivered;
        wasn't delivered; not delivered; unable to deliver;
        returned (mail|to sender|email|message); return(ed|) to sender;
        mail (system |)(error|failure); mail could not be;
        message (delivery |)(failed|failure|rejected|refused|not sent|status);
        (mail|message|email) (rejected|returned|bounced|blocked); non(-| |)remis*; user unknown;
        rejected (mail|message|posting); nondeliverable mail;
        non delivery (report|notice|notification); non-delivery; bounce(d|) (mail|message|notice);
        address not found; mail returned; permanent (delivery |)(failure|error); message you sent;
        problem delivering; unzustellbar; nicht zugestellt; nicht zustellbar; unzustellbare;
        zustellung fehlgeschlagen; fehler bei der zustellung; mailzustellung;
        nicht .. zugestellt werden; benachrichtung zum ubermittlungsstatus;
        benachrichtigung uber .. zustell*; echec de (la |)(remise|livraison|distribution);
        non distribuable; non remis; non delivre;
        notification d'etat de (la |)(remise|distribution); courrier non remis;
        no se (puede|pudo) entregar; no entregado; no se ha podido entregar; error de entrega;
        notificacion de estado de entrega; entrega fallida; devuelto; mancato recapito;
        impossibile recapitare; non recapitabile; consegna .. non riuscita;
        notifica .. stato .. (consegna|recapito); nao (foi |pode ser |)entregue; falha na entrega;
        nao e possivel entregar; notificacao de status de entrega; nao entregavel; onbestelbaar;
        niet (afgeleverd|bezorgd); kan niet worden (afgeleverd|bezorgd); niedoreczon*;
        nie mozna dostarczyc; zwrot (poczty|wiadomosci|listu); niedostarczon*;
        kunde inte levereras; gick inte att leverera; ej levererat; olevererbart; oleverera*;
        kunne ikke leveres; kan ikke leveres; ikke levert; uleverbar; toimittaminen epaonnistui;
        ei voi toimittaa; ei voitu toimittaa; nedoruc*; nelze dorucit; kezbesithetetlen;
        nem kezbesitheto; nelivrabil*; teslim edilemedi; iletilemedi; iletilemeyen; не доставлено;
        недоставлен*; не удалось доставить; сообщение не доставлено; ошибка доставки;
        недоставленное; 配信不能; 配信できません; 配信エラー; 送信エラー; エラーメール; 未配信;
        配達不能; 配信不可; 无法投递; 退信; 投递失败; 无法送达; 未传递; 未能送达; 無法傳遞;
        無法投遞; 배달되지; 배달 실패; 배달할 수 없음; 전송 실패; 반송; לא ניתן למסור;
        تعذر التسليم
        """
    ),
}
DELAY_SUBJECTS: dict[str, tuple[str, ...]] = {
    "delay": listed(
        """
        delivery status notification .. delay*;
        (mail|message|delivery) (is |has been |was |)delayed; delayed (mail|delivery|message);
        delay notice; warning: could not send message; warning: message .. delayed;
        warning: mail delay*; delivery delay*; delayed:; verzoger* .. zustell*;
        zustellung verzogert; verzogerte zustellung; retard de (remise|livraison);
        remise differee; entrega (retrasada|demorada|atrasada|aplazada);
        ritardo .. (consegna|recapito); vertraging; задержк*; 配信遅延; 遅延; 延迟
        """
    ),
}
DELAYS: dict[str, tuple[str, ...]] = {
    "delay": listed(
        """
        this is a warning message only; you do not need to resend; warning message only;
        no action is required on your part; will (continue to|keep) (try|retry|attempt)*;
        delivery attempts will continue; will be retried; gmail will retry; will retry for;
        still trying to deliver; has not yet been delivered; has been delayed;
        delivery to the following recipient has been delayed; we will keep trying;
        will try again for; weitere zustellversuche; wird weiter versucht; nouvelles tentatives;
        se seguira intentando; continuera a provare
        """
    ),
}
BODIES: dict[str, tuple[str, ...]] = {
    "failure": listed(
        """
        (message|mail|email|e-mail) .. (could not|couldn't|cannot|can't|can not) be (sent|
        delivered); could not be delivered; couldn't be delivered; cannot be delivered;
        can't be delivered; (was|were) not delivered; wasn't delivered; wasn't able to deliver;
        not able to deliver; unable to deliver; has not been delivered; undeliverable;
        undelivered; did not reach; didn't reach; delivery (to|for) .. (failed|has failed|fail);
        delivery .. failed; delivery (attempts|has) .. (failed|rejected); delivery failure;
        delivery has failed; failed to deliver; failed permanently; permanent (fatal |)error*;
        permanent failure; following address* .. (failed|had|error*|not); failed address*;
        following (recipient|address|user|error|transcript)*; transcript of session follows;
        session transcript; error .. (while|when|trying) .. (deliver*|send*); cannot deliver;
        couldn't deliver; could not deliver; can not be delivered;
        message .. (was|is|has been) (rejected|returned|bounced|blocked|refused);
        rejected (your|the) message; is being returned; been returned;
        returned .. (undeliver*|sender); message (that |)you sent .. (reject*|fail*|block*|not);
        your message to .. (couldn't|was|has|could); there was a problem delivering;
        problem .. (deliver*|address); reason for (the |)failure; failed recipient*;
        address not found; because the .. (couldn't be found|is unable); smtp error from remote;
        remote (host|server|mail server|mta) (said|returned|replied|response); host .. said:;
        said: 5##; server returned; responded with; user unknown; unknown user;
        mail system at host; message wasn't delivered; undeliverable to the following;
        not listed in; nicht zugestellt; nicht zustellbar; unzustellbar;
        konnte(n|) .. nicht .. (ausgeliefert|zugestellt|ubermittelt|gesendet);
        zustellung .. (fehlgeschlagen|gescheitert); fehler .. (zustell*|ubermitt*);
        n'a pas pu etre (remis|livre|delivre|distribue|envoye|achemine)*; n'ont pas pu etre;
        n'a pas ete (remis|distribue|delivre)*; echec de (la |)(remise|livraison|distribution);
        impossible de (remettre|distribuer|livrer);
        no se (pudo|ha podido|puede) (entregar|enviar); no (pudo|puede|ha podido) ser entregad*;
        no fue entregad*; error al entregar;
        non e stato possibile (recapitare|consegnare|inviare);
        impossibile (recapitare|consegnare|inviare);
        non (e stato|puo essere) (recapitato|consegnato);
        nao (foi possivel|pode ser|pode|foi) (entreg*|envi*); falha (na|ao) entreg*;
        niet (worden |)(afgeleverd|bezorgd); kan niet .. (afgeleverd|bezorgd);
        nie (mogla|moze|mozna|zostala) .. dostarcz*; nie udalo sie .. dostarcz*;
        nu a putut fi (livrat|trimis)*; не вдалося доставити; khong gui duoc;
        tidak dapat (dikirim|terkirim)*; no se ha entregado; non consegnat*; nao foi entregue;
        (kunde|kan|gick) (inte|ikke|ej) .. (leverera*|lever*); kunne ikke (leveres|levere);
        ei voitu toimittaa; nelze dorucit; nepodarilo (se|sa) dorucit;
        nem (sikerult|lehet) .. kezbesit*; teslim edilemedi;
        не (удалось|может быть|могло быть|были|было|был|будет) .. доставлен*;
        не удалось доставить; недоставлен*; не доставлено; 配信できません; 配信されません;
        送信できません; 送信されません; 届けられません; お届けできません; 配送できません;
        送達できません; 无法送达; 无法投递; 投递失败; 未能送达; 退回; 退信; 無法傳遞; 無法投遞;
        배달하지 못; 전송되지; 전송할 수 없; 반송; 전송에 실패
        """
    ),
}
