"""Which words ask to be written to no more?

Requests in the words people use, by language, and the words around them that turn a request
into something else (a negation, another object, a date until which to wait).
"""

from models.mail.phrases import listed

OPT_OUT: dict[str, tuple[str, ...]] = {
    "en": listed(
        """
        (done|finished|fed up|sick|tired) (with|of) (these|your|this|the) (emails|mails|messages|
        newsletter*|spam|constant)*; (cease|discontinue|end|halt|terminate) (all |any |further |
        this |these |your |)(communication*|contact|correspondence|emails|mails|mailings|messages|
        outreach|solicitation*); (we|i) (do not|don't) (accept|want|welcome|tolerate|appreciate|
        respond to) (any |)(solicitation*|unsolicited|cold (emails|outreach|mails)|spam|
        marketing); (unwanted|unwelcome|not welcome|unsolicited) .. (email*|mail*|message*|
        contact|stop|please);
        (email*|mail*|message*|contact) (is|are) (unwanted|unwelcome|not welcome|unsolicited);
        (have|has|got|had) (no|not) (permission|consent|right|authori*) (to|for);
        (forget|erase) (me|about me|this address|my address|that you have my);
        please (remove|delete|unsub);
        remove (pls|plz|asap|immediately|now|this address|this email|this mailbox);
        cancel (these|the|your|all|this) (emails|mails|mailings|newsletter*|messages|follow-ups);
        (grateful|appreciate it|appreciate|happy|thankful|obliged) if you (would |could |)(stop|
        stopped|didn't|did not|removed|remove|take|took|leave|left|delete|deleted|ceased);
        no (further|more) (correspondence|contact|communication*|emails|messages|mail|mails|
        letters) .. (welcome|wanted|desired|needed|necessary|required|wished|please|from you);
        (let|make) this .. (last|final) (email|mail|message|one)*;
        (last|final) (email|mail|message) (i|we) (want|wish|care|need|hope);
        (marked|marking|flagged|flagging|reported|reporting|report|mark) .. (as spam|as junk);
        (i have|i've|i) (now |)(blocked|block) (you|this|your);
        (don't|do not) (bother|trouble) (me|us|writing|emailing|contacting|replying|again);
        (don't|do not) (solicit|spam|disturb); (never|not) .. hear from you again; (want|need|
        wish|like) (you to |this to |these to |them to |it to |the emails to |the mails to |
        your emails to |)stop ..;
        (want|wish|like) (nothing|none|no part) .. (from you|of your|to do with|more);
        off (of |)your (books|radar|mailing|mailings|distribution|contacts);
        (exclude|omit|except) (me|us|my|our) ..;
        (too many|so many) (emails|mails) .. (stop|remove|off); (take|remove|drop|delete|pull|get|
        leave|strike|scrub|cut|cross|keep) (me|us|my (name|address|email)|our (name|address|
        email)|this address|it) (out of|from|off|out) (the|this|your|that|these|any|
        all)* (sequence|cadence|campaign|drip|funnel|system|crm|rotation|records|files|outreach|
        loop|blast|series|future|further|books|contacts|audience|follow-ups|mailings|database|
        directory); (taking|removing|dropping|deleting|striking|getting|pulling) (me|us|my (name|
        address|email|details|data)|our (name|address|details)) (out|off|from);
        stop(p|ped|) (sending|emailing|writing|mailing|contacting|messaging); stop .. (this stuff|
        that stuff|these emails|those emails|this nonsense|the emails|the mails|the mail|the spam|
        the newsletter|filling|clogging|cluttering|contacting|mailing me|emailing me|writing);
        (should|must|shall) (no longer|not) be (on|in|part of) (it|your|this|the|any)*;
        (should|must) (not|no longer) (receive|get|be contacted|be emailed|hear from);
        (prefer|rather) not (to |)(receive|get|be contacted|hear|be emailed|be on); (didn't|
        did not|never|haven't|have not|hasn't|has not|not) (give|given|gave|granted|grant|
        signed up|sign up|subscribed|subscribe|consented|consent|agreed|agree|opted in|asked for|
        ask for|requested|authorised|authorized) .. (consent|permission|to this|for this|anything|
        this|to be|your (list|emails|mails|newsletter)|these); (where|how|who) .. (you (get|got|
        find|found|obtain)|gave you) .. (my|our|this) (address|email|e-mail|name|details|contact|
        data|number)*; (report|complain|complaint|forward this|escalate|refer|go) .. (ico|
        authority|regulator|ftc|spamhaus|abuse|commissioner|data protection|lawyer|lawyers|
        solicitor|attorney|legal); (last|final) (warning|time|notice); spare (me|us|both) ..;
        (enough|no more) (of this|already|please|thanks);
        (i|we) (wish|want|would like) (not to|to not) (be contacted|receive|hear|get); (reply|
        answer|response|next (email|mail)) .. (confirm|confirming) .. (removed|deleted|deletion|
        removal); make (it|this|these|them|the (emails|mails)) stop;
        (you have|you've) the wrong (address|person) .. (stop|remove|delete); (unsubscribe|unsub|
        desubscribe|opt-out|optout|unsuscribe|unsubcribe|unsubscrbe|un-subscribe|
        un subscribe) (me|us|this|my|our|from|please|pls|now|immediately|asap|thanks|thank you|
        at once|right away); (please|pls|plz|kindly|just) (unsubscribe|unsub|unsuscribe|
        un-subscribe|opt me out|opt us out|opt out|deregister|delist); (want|like|wish|need|
        prefer|asking|trying|ask|request|requesting|love|tried) (you |)to (unsubscribe|unsub|
        opt out|opt-out|be removed|be taken off|be deleted|be excluded|be left alone|
        be unsubscribed|be opted out|be off|get off|be dropped|stop receiving|stop getting|
        cancel my subscription|have my (name|email|address|details|data) (removed|deleted));
        (want|like|wish|need) (to be |)(removed|off|out|unsubscribed|taken off) (of |from |)(this|
        your|the|all|any)* (mailing |email |distribution |contact |marketing |)(list|lists|
        mailings|database|emails|sequence|campaign)*;
        (want|like) (off|out) (of |)(this|your|the) (mailing |email |)(list|mailings); how (do|
        can|could|would|may) (i|we) (unsubscribe|opt out|get off|be removed|stop (these|this|your|
        receiving|getting)|get (removed|unsubscribed|off));
        where (do|can) (i|we) (unsubscribe|opt out); (no|can't find an|is no|see no|without an|
        where is the) (unsubscribe|opt-out|opt out) (link|button|option) .. (remove|stop|take|
        unsubscribe|please|delete); (remove|delete|take|drop|strike|scrub|erase|pull|cut|exclude|
        purge|scratch|get|cross|wipe) (me|us|my (name|email|e-mail|address|contact|email address|
        e-mail address|details|data|info|information|contact details|number|contact information|
        mail address|company|account|personal data)|our (name|email|address|company|
        contact details|details|data|domain|team|addresses|email|office)|this (address|email|
        email address|e-mail address|inbox|mailbox)|my work (email|address)|all my (data|details|
        information)|all our (data|details)|everything you have) (off|from|out of|out|in your|
        on your|permanently|completely|entirely|immediately|please|asap|now|as well|and never|
        and stop|and don't|and do not|at once|altogether|thanks|thank you); remove us; remove me;
        remove us; remove my (name|email|e-mail|address|contact|details|data|email address|
        e-mail address) (from|.); delete me (from|out); delete my (data|details|contact|
        information|email|personal data|address) (from|under|in|.|and|immediately|please|
        completely); erase (me|my (data|details|information|personal data)); take me off;
        take us off; take (my|our|this) (name|address|email|e-mail|email address|company|domain|
        number|e-mail address|team) off; get me off; get us off; cut me (off|out); keep me off;
        keep us off; leave me off; leave us off; leave me out of (your|this|these|future|any);
        (stop|quit|cease|please stop|kindly stop|refrain from|desist from|discontinue) (sending|
        emailing|e-mailing|mailing|contacting|messaging|writing|calling|texting|spamming|
        bothering|harassing|pestering|bugging|reaching out|pinging|soliciting|annoying|
        following up|flooding|hounding|badgering|chasing|bombarding|all|any|the emails|these|this|
        your|with the|with these|with your|it|wasting|hitting|approaching|trying|reaching|
        pitching|dming|nagging); (stop|quit) (emailing|spamming|contacting|messaging|texting|
        writing|mailing|calling|harassing|bothering|pestering|it|this|now|already|please|
        immediately); will you (please |)stop;
        would you (please |)stop (sending|emailing|contacting|writing|calling);
        when will you stop; stop these (emails|mails|messages);
        stop the (emails|mails|messages|spam|follow*|sequence|mailings);
        stop all (emails|communication*|contact|mail*|messages|correspondence|further);
        stop please; please stop; just stop; stop now; stop immediately; stop.; (don't|do not|
        dont|never|please no longer|no longer|not to|please don't|not ever|shouldn't|should not|
        must not|pls dont) (ever |please |)(email|e-mail|mail|contact|message|write to|write|call|
        text|spam|bother|harass|ping|reach out to|solicit|approach|phone|pester|disturb|target|
        write back to|get in touch with|follow up with) (me|us|this address|this (number|inbox|
        mailbox|email|account)|our company|our team|anyone here|my (team|company|email|inbox|
        address|number)|here) (again|anymore|any more|any longer|ever|further|in (the |)future|.|
        !|,|in any|with|about|or|at this|at all|for any|regarding|on this|here|from|and|unless|
        going forward|thanks|thank you|please|under any|as|because|-|again); (don't|do not|dont|
        never|please don't) (ever |please |)(email|e-mail|contact|message|write to|write|text|
        spam|bother|call|mail) (me|us); (don't|do not|dont|never|no longer|not) (ever |)(send|
        forward|mail) (me|us|this|any|anything|your|these|out|further|more|such|it) (any|anything|
        more|further|these|your|such|again|emails|e-mails|mails|messages|mail|unsolicited|this|
        stuff|newsletters|marketing|promotional|another|again|to me|to us|to this|to my|offers|
        advertis*|spam); (don't|do not|dont|never) send (me |us |)(any more|any further|anything|
        further|more|these|any|such|your); (don't|do not|dont|never) contact (me|us) again;
        (don't|do not) (contact|email|write) again; never (contact|email|write|message|call|text);
        don't (write|email|contact|message) (me|us);
        do not (write|email|contact|message|mail) (me|us);
        dont (email|contact|message|write|text) (me|us);
        no longer (contact|email|write to|send) (me|us)*; (don't|do not|dont|no longer|didn't|
        did not|never|not|neither) (want|wish|care|need|like|desire|agree|consent|sign up|ask|
        signed up|asked|wanted|subscribe|request|requested|interested in|opt in) (to |
        for |)(receive|receiving|get|getting|hear|hearing|be contacted|be emailed|be on|be in|
        be part|be added|be bothered|see|these|any more|your (emails|mails|messages|newsletter*|
        spam)|further|more (emails|mails|messages)|this (newsletter|email|spam|mail)|emails from|
        mail from|being contacted|being on|be (mailed|called|texted|spammed|approached|messaged|
        targeted|included|subscribed|listed|put|kept)|any (emails|mails|further|more|of your|
        communication*|contact)|communications|contact from|unsolicited); (don't|do not|
        no longer) (want|wish) (any|your|these|this|further|more) (more |further |)(emails|
        e-mails|mails|mail|messages|email|contact|newsletter*|communication*|spam|mailings|offers|
        marketing); i (want|need) no (more|further) (emails|mails|contact|messages); (i'd|i would|
        we would|we'd|we) (rather|prefer) (not|you didn't|you did not|that you stop|
        you stop) (to |)(receive|get|hear|be contacted|email|contact|send|write|be on|hearing|
        emailing|contacting)*; no (more|further|additional) (emails|e-mails|mails|mail|messages|
        contact|communication*|newsletters|mailings|follow-ups|followups|spam|correspondence|
        solicitation*|email|outreach|texts|calls|sms|of these|of this|of your);
        (opt|opting) (me|us|my company|our company|this address) out;
        i (am opting|opt|'m opting|hereby opt|want out|would like out|choose to opt) out*;
        we (opt|are opting|hereby opt) out; opt-out please; opt out (please|of|from|now);
        opt me out; leave (me|us) alone; lose my (email|number|address|contact);
        (forget|lose) (this|my) (address|email|number); go away; get lost; piss off; fuck off;
        (add|put|place) (me|us|my (email|address|name)|this address|our (company|domain)) (to|on|
        onto|in) (your|the|a) (do(-| |)not(-| |)(contact|email|mail|call)|suppression|
        opt(-| |)out|blacklist|block list|no-contact|exclusion|unsubscribe|dnc)*;
        do(-| )not(-| )(contact|email|mail|call) list;
        (withdraw|revoke|retract) (my|our|any) consent; object to (the |any |further |your |
        this |)(processing|use|direct marketing|storage|marketing|being contacted|receiving);
        (right to (be forgotten|erasure|object)|article 17|art. 17|article 21|art. 21);
        (gdpr|ccpa|data protection) .. (delete|erase|erasure|remove|removal|request); (cancel|end|
        terminate|stop) (my|our|this|the) (email |newsletter |)(subscription|newsletter|mailings|
        membership to your list);
        (already|previously) (unsubscribed|opted out|asked .. (to be removed|to stop|remove));
        unsubscribed .. (still|but|keep|again|why);
        (asked|told) you .. (stop|remove me|not to (contact|email|write)|take me off|unsubscribe);
        (consider|treat) this .. (opt-out|opt out|unsubscribe|removal|request to be removed|
        notice to stop|cease); this is (my|a|the) (second|third|final|last|formal) (request|time|
        notice) .. (remov*|stop|unsub*|opt*); (i|we) .. (report|mark|flag|block) (this|you|your|
        it|these) .. (spam|junk|abuse) .. (if|unless|stop|remove|again|next); (off|
        from) your (mailing |email |contact |distribution |marketing |prospect* |call |outreach |
        spam |)list; off (this|your|the|of your|of this) (mailing |email |contact |distribution |
        marketing |)list; from (this|all|any|your) (mailing|email|distribution|marketing|
        newsletter|contact) (list|lists); from (all|any) (future |further |your |)(mailings|
        emails|communications|correspondence|campaigns|lists|marketing);
        (unsubscribe|opt out|stop|remove) .. or i will report; not (give|given|gave|
        gave you) .. (consent|permission) .. (email|contact|mail|receive|send) .. (remove|stop|
        delete); (removal|unsubscribe|deletion|opt-out) (request|requested|please);
        request (removal|deletion|to be removed|erasure|that you (remove|delete|stop)); (please |
        kindly |)(ensure|make sure|see to it) .. (removed|no longer|don't (receive|get|hear)|
        do not (receive|get|hear)|not contacted|no more|never (receive|get|contact*)|am not on|
        taken off); (please |kindly |)(block|blacklist|suppress) (me|us|my|this|our) (email|
        address|company|domain|from)*; unsubscribe.
        """
    ),
    "de": listed(
        """
        (kein|keine|keinen) (weiterer|weitere|weiteren|mehr) .. (kontakt|mails|e-mails|werbung|
        zuschriften|nachrichten|post|anschreiben|zusendungen); (unerwunscht*|unaufgefordert*|
        ungebeten*|unverlangt*) .. (werbung|mail*|e-mail*|nachricht*|kontakt*|zusendung*|post)*;
        (bitte|bitten|fordere|fordern|verlange|verlangen|beantrage) .. (um |die |
        sie auf ) (loschung|entfernung|austragung|streichung|unterlassung|abmeldung);
        (loschung|entfernung|austragung|streichung) .. (aus|meiner|unserer|vom|von|der) ..;
        (sehen|sieh|sehe) (sie |).. von .. ab;
        (von weiteren|von kunftigen|von solchen) .. (abzusehen|absehen|abstand); (raus|weg|runter|
        heraus) (aus|von|vom) (dem|ihrem|eurem|der|ihrer|eurer|diesem|dieser) (verteiler|liste|
        newsletter*|mailing*|datenbank); (verteiler|mailingliste|newsletter|adressliste|
        kontaktliste) .. (raus|weg|runter|heraus|streichen|loschen|entfernen|nehmen|austragen);
        (loschen|entfernen|streichen|vergessen|loscht|streicht|vergesst) (sie |)(mich|uns|meine|
        unsere|diese) (adresse|daten|nummer|kontakt*|bitte|endlich|sofort|umgehend|aus|von|mail*|
        e-mail*)*; (lasst|lassen sie|lass) (das|es|mich|uns) (sein|bleiben|bitte|in);
        (kann|konnen|mochte|mochten) (ich|wir) .. verzichten; (brauche|brauchen|will|wollen|
        mochte|mochten|wunsche|wunschen) .. keine (weiteren |weitere |)(mails|e-mails|werbung|
        newsletter|post|nachrichten|informationen|angebote); werbewiderspruch; (nicht|nie) (mehr|
        wieder|weiter) .. (melden|schreiben|anschreiben|kontaktieren|anrufen|belastigen|
        behelligen|schicken|senden|zusenden|zuschicken|bemuhen);
        (behelligen|belastigen|storen|nerven) sie ..; (aufhoren|aufzuhoren|einzustellen|
        einstellen|unterlassen|unterbleiben|abzumelden|auszutragen) ..;
        (abbestellt|abbestelle|kundige|austragen lassen|abmelden lassen);
        (spam|als spam) .. (melden|gemeldet|markiert|blockier*); blockiere;
        genug (mails|davon|ist); nie (eingewilligt|zugestimmt|angemeldet|abonniert|bestellt|
        angefordert|mein einverstandnis); (nie|nicht|keine|keinerlei|
        zu keinem zeitpunkt) .. (eingewilligt|zugestimmt|einwilligung|zustimmung|angemeldet|
        einverstanden|erlaubnis|angefordert|abonniert); unterlassen sie ..; (woher|
        wie) .. (haben sie|kommen sie|habt ihr) .. (meine|unsere|diese) (adresse|daten|e-mail*|
        mail*|kontaktdaten); (ersparen|verschonen|sparen) (sie|ihr) ..;
        (verbitte|verbitten|untersage|untersagen|verbiete) ..; (abmahnung|unterlassung*|anwalt|
        datenschutzbehorde|beschwerde|anzeige|bundesnetzagentur|verbraucherzentrale);
        (hort|hor|horen sie|aufhoren) .. auf; (loschen|streichen|entfernen|nehmen|
        austragen) .. (mich|meine|uns|unsere) .. (sie|bitte|aus|raus); (mich|uns|meine (adresse|
        daten|mail*|e-mail*)|unsere (adresse|daten|mail*|e-mail*)) .. (loschen|streichen|
        entfernen|austragen|rausnehmen|herausnehmen|geloscht|gestrichen|entfernt|ausgetragen);
        (verzichte*|legen keinen wert|lege keinen wert) auf (weitere|ihre|solche|zusendung*|
        kunftige); (nicht langer|nicht mehr|nie mehr) .. (auf ihrer liste|im verteiler|
        auf dieser liste|angeschrieben|kontaktiert|belastigt); schluss (mit|damit);
        (bitte |)(tragen|nehmen|streichen|loschen|entfernen|melden|tragt|nehmt|lasst|lassen|trage|
        nimm|streich|losch|entfern|losche|entferne|streiche|melde) (sie |)(mich|uns|meine|unsere|
        diese) .. (aus|von|ab|raus|heraus|liste|verteiler|datenbank|daten|newsletter|adresse|
        loschen|mailadresse|e-mail-adresse|e-mail|mail|kontakt*|verzeichnis|system|unwiderruflich|
        sofort|umgehend|in ruhe); (nehmen|nimm|nehmt) .. aus (dem|ihrem|eurem|deinem|
        diesem) (verteiler|newsletter|mailverteiler|mailing*|e-mail-verteiler|adressverteiler|
        system); aus (ihrem|dem|eurem|deinem|diesem|ihren|der|ihrer|eurer|deiner) (e-mail-|mail|
        mailing-|adress|)(verteiler|liste|datenbank|newsletter|mailingliste|verteilerliste|
        kontaktliste|mailverteiler|adressliste|listen) .. (streichen|loschen|entfernen|nehmen|
        austragen|gestrichen|geloscht|entfernt|genommen|raus|ausgetragen); (streichen|loschen|
        entfernen|nehmen|austragen) .. aus (ihrem|dem|eurem|ihrer|der|deinem|allen|
        ihren) (verteiler|liste|datenbank|newsletter|kontaktliste|listen|mailverteiler|
        adressbestand|system); von (ihrer|der|eurer|dieser|allen) (mailing|e-mail-|kontakt|
        verteiler|)(liste|listen) .. (streichen|loschen|entfernen|nehmen|runter); (mich|uns|
        adresse|daten|kontaktdaten|e-mail-adresse|mailadresse) (bitte |sofort |umgehend |
        wieder |)(austragen|abmelden|zu loschen|loschen|streichen|entfernen|vom newsletter|
        aus dem verteiler);
        (loschung|loschen) .. (meiner|unserer|meine|unsere|aller|samtlicher|smtliche) .. daten;
        loschen sie .. daten;
        (meine|unsere|samtliche|alle) .. daten .. (loschen|geloscht|zu loschen); (bitte |)(keine|
        keinerlei|nie wieder|nicht mehr|kein) (weiteren |weitere |weiterer |mehr |werbe-|
        werbung|)(e-mails|mails|nachrichten|werbung|werbemails|newsletter|kontaktaufnahme*|
        anfragen|emails|mail|e-mail|angebote|zusendung*|post|kontakt|anrufe|sms|spam|
        informationen mehr)( mehr|); keine (weiteren|weitere) (e-mails|mails|nachrichten|
        kontaktaufnahme*|emails|anfragen|schreiben|werbe*|zusendungen|angebote|informationen|
        newsletter); (keine|kein) (e-mails|mails|emails|nachrichten|newsletter|werbung|e-mail|
        mail|post) (mehr|von ihnen|dieser art|von euch|zusenden|schicken|senden); (schreiben|
        kontaktieren|belastigen|schicken|senden|mailen|anschreiben|anrufen|schreibt|schickt|
        sendet|kontaktiert|melden) (sie |)(mich|uns|mir) .. (nicht mehr|nie wieder|nicht weiter|
        keine|nicht noch|kunftig nicht|nichts mehr); (nicht mehr|nie wieder|nie mehr|nicht weiter|
        kunftig nicht) .. (kontaktieren|anschreiben|schreiben|belastigen|kontaktiert|
        angeschrieben|mailen|anmailen|anrufen|belastigt|per e-mail); (mochte|mochten|will|wollen|
        wunsche|wunschen|wurde) .. (nicht mehr|keine|kein|nie wieder|nicht langer|
        nicht weiter) .. (erhalten|bekommen|kontaktiert|angeschrieben|haben|belastigt|empfangen|
        kriegen|informiert|horen|zugesandt|lesen); (mochte|mochten|will|wollen|
        wurde) .. (abmelden|abbestellen|austragen|abgemeldet|ausgetragen|abbestellt|
        aus .. verteiler|vom newsletter|loschen lassen|gestrichen|gestrichen werden|geloscht|
        entfernt werden|abmeldung); (newsletter|mails|e-mails|abo|abonnement) .. (abbestellen|
        abmelden|kundigen|einstellen|stornieren|stoppen);
        (melden|meldet|melde) .. (mich|uns) .. ab;
        (bitte |hiermit |ich |wir )(abmelden|abbestellen|austragen|abmeldung); abmelden bitte;
        abmeldung.; (horen|hor|hort) (sie |)(auf|endlich auf) .. (zu schreiben|mails|zu schicken|
        spam*|mich|uns|damit|zu kontaktieren|zu belastigen); (unterlassen|stoppen|beenden|
        stellen) (sie |).. (mails|e-mails|werbung|zusendung*|kontaktaufnahme*|nachrichten|
        kontaktversuche|anschreiben|belastigung*|versand|ein);
        (lassen|lasst|lass) (sie |)(mich|uns) .. in (ruhe|frieden); (widerspreche|widersprechen|
        widerruf*|widerrufe|widerspruch) .. (daten*|werbung|einwilligung|zusendung|nutzung|
        kontakt*|verarbeitung|zustimmung|speicherung|verwendung|newsletter|werblich*);
        (meine|unsere) einwilligung .. (zuruck|widerruf*);
        (dsgvo|art. 17|art. 21) .. (losch*|widersp*|auskunft und loschung);
        (setzen|setzt|nehmen) .. (sperrliste|blacklist|robinsonliste);
        (wie|wo) (kann|konnen|melde) (ich|wir) .. (ab|abmelden|abbestellen|austragen|loswerden);
        verschonen sie (mich|uns); kein interesse .. (streichen|loschen|entfernen|austragen|
        keine weiteren|nicht mehr|abmelden);
        (bitte|sofort) (austragen|streichen|loschen|entfernen).; nehmen sie mich .. raus
        """
    ),
    "fr": listed(
        """
        inutile de (m'|me |nous )(ecrire|relancer|recontacter|contacter|renvoyer|rappeler|
        envoyer); (oubliez|oublie)(-moi|-nous| mon adresse| mon mail| mon email|-la); (pas|
        plus) (de |d'|aucune |)(demarchage|prospection|sollicitation*|publicite|newsletter|
        mailing|relance*); (non sollicit*|indesirable*|non desir*) ..; (merci|priere|veuillez|
        je vous (demande|prie|saurais gre)) .. (arreter|cesser|stopper|m'oublier|ne plus|effacer|
        supprimer|retirer|enlever|desinscrire|radier); (demande|exige|reclame|
        souhaite) .. (suppression|effacement|retrait|desinscription|radiation|l'arret);
        (bloque|signale|marque) .. (expediteur|spam|indesirable*);
        (ca suffit|cela suffit|stop|fini) .. (mails|messages|relances|svp|merci)*;
        (que|qu'on) (vous |l'on |)(cessiez|arretiez|m'oubliiez|me laissiez|ne m'ecriviez plus);
        dernier (mail|message|courriel) ..;
        (je|nous) ne .. plus (de |vos |aucun |etre |recevoir ); (jamais|pas) (donne|autorise|
        consenti|accepte|inscrit|abonne|demande) .. (accord|consentement|recevoir|mon|a |cela|ca|
        rien|autorisation)*; stop (pub|spam|mail|mails|email|emails|sms|svp|merci|ca); (d'ou|ou|
        comment) .. (tenez|avez-vous|avez vous|vient) .. (adresse|coordonnees|mail|email|contact);
        (cnil|plainte|avocat|mise en demeure|signal* (comme|en) (spam|pourriel));
        prefere* (ne plus|ne pas) ..; epargne* ..;
        (mon|notre) (adresse|mail|email|nom) .. (supprim*|retir*|enlev*|ray*|effac*);
        (supprim*|retir*|enlev*|ray*|effac*|ot*) .. (mon|notre|mes|nos|moi|nous);
        (assez|marre|ras le bol) .. (mails|messages|relances|pub|spam);
        (sortez|sortir|otez|oter) .. de (la|votre|vos|cette|vos); (desabonnez|desinscrivez|
        retirez|supprimez|enlevez|radiez|rayez|effacez|sortez|otez|desabonner|desinscrire|retirer|
        supprimer|enlever|radier|rayer|effacer|desabonne|desinscris|retire|supprime|enleve|efface|
        desabonnes)(-| )(moi|nous|me|mon|ma|mes|notre|nos|cette|toutes mes|mes); (desabonnez|
        desinscrivez|retirez|supprimez|enlevez|radiez|rayez|desinscris|retire|desabonne|sortez|
        enleve)(-| )(moi|nous); (me |nous |m' |m')(desabonner|desinscrire|retirer|supprimer|
        enlever|radier|rayer|effacer|sortir); (merci|veuillez|priere|pouvez-vous|pourriez-vous|
        prie|souhaite|souhaitons|demande|voudrais|veux|voulons|peux-tu|aimerais|
        bien vouloir) .. (desabonner|desinscrire|desinscription|desabonnement|(retirer|supprimer|
        enlever|rayer|radier|effacer|sortir) (mon|mes|ma|nos|notre|moi|nous|cette adresse|
        mes donnees|l'adresse|toutes)|plus (me|nous|m')|cesser|arreter (de |d'|vos|les|ces|tout)|
        etre (retire|desinscrit|desabonne|supprime|radie|efface|enleve)*|ne plus (recevoir|etre|
        m'|me|nous|avoir)|me (retirer|supprimer|desinscrire|desabonner|enlever|rayer|radier|
        sortir|laisser)|nous (retirer|supprimer|desinscrire|desabonner|enlever|laisser));
        ne (plus|pas) .. (me |nous |m' |m')(contacter|ecrire|envoyer|relancer|solliciter|
        demarcher|deranger|appeler|recontacter|adresser|spammer|importuner|mailer|joindre|
        harceler); ne (me |nous |m' |m')(contactez|ecrivez|envoyez|relancez|sollicitez|demarchez|
        derangez|appelez|recontactez|contacte|ecris|envoie|adressez|spammez|importunez) (plus|pas|
        jamais|plus jamais); (plus|jamais) (de |d'|aucun |un seul |)(mails|emails|e-mails|
        courriels|messages|newsletter*|publicite*|pub|spam*|sollicitation*|mail|courrier*|
        demarchage|relance*|communication*|prospection|email|message); (ne |)(souhaite|souhaitons|
        veux|voulons|desire|desirons|voudrais|souhaiterais) (plus|pas) (recevoir|etre|que vous|
        avoir|de vos|vos|de mails|d'emails|entendre); (arretez|cessez|stoppez|arrete|cesse|
        arreter|cesser|stopper|arretes) (de |d'|les |vos |ces |tout |l'|immediatement|svp|s'il|
        avec|cet|cette|le |la |ce );
        stop (aux |a vos |a ces |au |les |svp|s'il|merci|vos|a ce|mail*);
        (laissez|laisse|fichez|foutez)(-| )(moi|nous) .. (tranquille*|paix);
        (je|nous) (me|nous) (desabonne|desinscris|desabonnons|desinscrivons);
        (me |nous |m' |m')(desabonne|desinscris|oppose|opposons) (a|au|de|du|des|d')*;
        (m'oppose|nous opposons|retire mon consentement|revoque mon consentement); (comment|
        ou) .. (se desabonner|me desabonner|me desinscrire|se desinscrire|desinscrire|desabonner);
        (desinscription|desabonnement) (svp|s'il|merci|immediat*|.|!|de|a|please|demande*|
        souhaite*); (rgpd|droit a l'(oubli|effacement)|droit d'opposition) .. (supprim*|efface*|
        retir*|donnees|mes); (droit a l'(oubli|effacement)|droit d'opposition);
        (suppression|effacement) de (mes|nos|toutes mes) (donnees|coordonnees|informations);
        (supprimez|supprimer|effacez|effacer|retirez|retirer) .. (mes|nos|mon|notre) (donnees|
        coordonnees|adresse|email|informations|nom|mail|contact); de (votre|vos|cette|ta|
        la) (liste|listes|mailing|base|newsletter|fichier|fichiers|mailing list|
        liste de diffusion|liste d'envoi|bases|diffusion) .. (retire*|supprim*|enlev*|svp|merci|
        raye*|desinscri*); (retire*|supprim*|enlev*|raye*|sort*|ote*) .. de (votre|vos|cette|ta|
        toutes vos) (liste|listes|mailing|base|fichier|fichiers|bases|newsletter|diffusion)*
        """
    ),
    "es": listed(
        """
        (olvid*) .. (de mi|de nosotros|mi (correo|direccion|email));
        (no deseado*|no solicitado*|no autorizado*) ..;
        (que|ojala) .. (sea|ultimo) .. (correo|mensaje|email); (solicit*|pid*|exij*|ruego|
        rog*) .. (baja|supresion|eliminacion|borrado|que no me|que dejen|que me (borr|elimin|quit|
        sac)*); (no|nunca) (vuelva*|volvais|vuelvas) a (escribir*|contactar*|enviar*|mandar*|
        molestar*|llamar*);
        (prefiero|preferimos|preferiria|prefeririamos) (no|que no) .. (recibir|me|nos|seguir);
        (marc*|bloque*|report*) .. (spam|correo no deseado);
        (no me|no nos) .. (mas|nunca|nada|ningun*); (paren|parad|basta) ya;
        (dar|darme|darnos|den|dese) .. baja; nunca (autorice|di |he dado|autorizamos|me suscribi|
        acepte|consenti|me he suscrito|solicite); (no he|no hemos|no) (dado|autorizado|di|
        consentido) .. (consentimiento|permiso|autorizacion); (de donde|como) .. (sacado|obtenido|
        consegu*|tienen|han) .. (mi|nuestr*|este) (correo|direccion|email|dato*|contacto);
        (aepd|agencia de proteccion|denuncia*|reclamacion|abogad*);
        (prefiero|preferimos|preferiria) (no|dejar de) ..;
        (supresion|borrado|eliminacion|cancelacion) de (mis|nuestros|todos) (datos|correos)*; (mi|
        nuestr*|este) (direccion|correo|email|nombre|datos) .. (elimin*|borr*|quit*|supr*|baja|
        retir*); (sac*|quit*|elimin*|borr*|retir*|tach*) .. (de|del) (la|su|vuestra|esta|todas|
        listado|fichero|registro|sistema|base|el); (ya basta|basta ya|ahorrense|ahorrese);
        (denme|dame|deme|dadme|darme|danos|denos|darnos|dar|den|de) (de |)baja; (dese|doy|damos|
        solicito|solicitamos|quiero|queremos|quisiera|deseo|deseamos|pido|tramiten|tramite|
        procedan|procesen|necesito|me gustaria|favor|ruego|rogamos) .. (baja|desuscri*|
        eliminar mi|eliminen|borrar mi|no recibir|dejar de recibir|cancelar (la|mi) suscripcion|
        que me (eliminen|borren|quiten|saquen|den|retiren|quite|borre|elimine|dejen)|que no me|
        darme de baja|que dejen|no volver); baja (de la lista|inmediata|por favor|.|!|definitiva|
        del newsletter|del boletin|de su|de esta|de este|de mi); por favor baja; (eliminen|
        elimine|elimina|eliminad|borren|borre|borra|borrad|quiten|quite|quita|quitad|saquen|saque|
        saca|retiren|retire|retira|supriman|suprima|suprime|remuevan|remueva|eliminar|borrar|
        quitar|sacar|retirar|excluyan|excluya)(me|
        nos| mi | mis | nuestr* | esta | todos mis | me| nos); (eliminenme|elimineme|eliminame|
        borrenme|borreme|borrame|quitenme|quiteme|quitame|saquenme|saqueme|sacame|retirenme|
        retireme|retirame|remuevanme|remuevame|excluyanme|desuscribanme|desuscribame|desuscribeme|
        desapuntenme|desapuntame|eliminadme|borradme|quitadme|desinscribanme|eliminarme|borrarme|
        quitarme|sacarme|desuscribirme|desapuntarme|retirarme|eliminarnos|borrarnos|quitarnos|
        eliminennos|quitennos|saquennos|borrennos|excluirme); (no|nunca) (me |nos |)(envien|envie|
        envies|manden|mande|mandes|escriban|escriba|escribas|contacten|contacte|contactes|
        contacteis|escribais|envieis|mandeis|molesten|moleste|molestes|llamen|llame|vuelvan|
        vuelva|vuelvas|vuelvas|vuelvan|remitan|spameen) (mas|a |nunca|ningun*|otro|correo*|email*|
        e-mail*|mensaje*|publicidad|nada|este tipo|por favor|informacion|propaganda|,|.|!|jamas|
        estos|sus|de nuevo); (no|nunca) (me |nos )(escriban|contacten|escriba|contacte|escribas|
        contactes|molesten|molestes|envien|manden|moleste); (no (quiero|queremos|deseo|deseamos|
        quisiera|me interesa)|ya no (quiero|deseo|queremos|deseamos)) (recibir|seguir recibiendo|
        mas|que me|que nos|sus (correos|mensajes|emails)|volver a recibir|continuar recibiendo|
        ser contactad*|saber (mas |nada )|estos (correos|mensajes)|estar en); no mas (correos|
        emails|mensajes|e-mails|publicidad|mails|spam|contacto|llamadas|newsletter*|envios|
        correo); (dejen|deje|deja|dejad|paren|pare|para|parad|basta|cesen|cese) (ya |)(de |
        con )(enviar*|mandar*|escribir*|contactar*|molestar*|spam*|los|estos|tantos|sus|tanto|
        hacer|llamar*|acosar*|bombardear*|este|esta|una vez); (basta|stop) (de |ya|a |con );
        (cancelen|cancele|cancelar|cancela|anulen|anular|cancelo|anulo) (mi|la|nuestra|
        esta) (suscripcion|subscripcion); (me opongo|nos oponemos|revoco|retiro mi consentimiento|
        derecho de (supresion|oposicion|cancelacion));
        (rgpd|lopd|lopdgdd) .. (elimin*|baja|borr*|supr*|cancel*); (de|en) (su|la|esta|tu|vuestra|
        sus) (lista|base de datos|listas|mailing|newsletter|boletin|lista de correo|
        lista de distribucion) .. (borr*|elimin*|quit*|sac*|baja); (borr*|elimin*|quit*|sac*|
        retir*|remov*|remuev*|suprim*|exclu*) .. de (su|la|esta|tu|vuestra|sus|todas sus) (lista|
        base de datos|listas|mailing|newsletter|boletin|base)*;
        (dejenme|dejeme|dejame|dejadme|dejennos) (en paz|tranquil*); desuscrib*;
        (como|donde) (puedo|podemos|me|nos) .. (baja|desuscribir*|dejar de recibir|borrar*);
        me doy de baja; (baja|dar de baja) .. (mi (correo|email|direccion|cuenta|mail)|
        esta direccion|nuestr* (correo|email|direccion))
        """
    ),
    "it": listed(
        """
        mai (autorizzato|dato|iscritto|acconsentito|richiesto|chiesto|prestato);
        (non ho|non abbiamo) (mai |)(autorizzato|dato|prestato|chiesto|richiesto|acconsentito);
        (da dove|come) .. (avete|ha|hai) .. (indirizzo|contatto|mail|email|dati|nominativo);
        (garante|denuncia*|reclamo|avvocato|segnaler*); preferi* (non|smettere) ..; (togli*|
        rimuov*|rimoss*|cancell*|elimin*|depenn*) .. (elenco|lista|liste|indirizzo|nominativo|
        dati|contatto|mail|email|rubrica|database|archivio|mailing*|recapito|casella);
        dall'elenco;
        (cancellazione|rimozione|eliminazione) (dei|del|della) (miei|mio|mia|nostri|nostro);
        (cancellatemi|cancellami|mi cancelli|rimuovetemi|rimuovimi|mi rimuova|toglietemi|toglimi|
        mi tolga|eliminatemi|eliminami|mi elimini|disiscrivetemi|disiscrivimi|mi disiscriva|
        cancellateci|rimuoveteci|toglieteci|eliminateci|disiscriveteci|escludetemi|depennatemi|
        levatemi|disinscrivetemi|ci cancelli|ci rimuova|ci tolga); (cancellate|cancella|cancelli|
        rimuovete|rimuovi|rimuova|togliete|togli|tolga|eliminate|elimina|elimini) (il mio|la mia|
        i miei|il nostro|la nostra|i nostri|questo|questa|immediatamente (il|la|i)|tutti i (miei|
        nostri)|subito (il|la|i)) .. (indirizzo|mail|email|e-mail|dati|nominativo|contatto|nome|
        recapito|contatti|casella|iscrizione|recapiti); (voglio|vorrei|desidero|chiedo|chiediamo|
        vogliamo|vorremmo|desideriamo|prego|richiedo|pregherei|gradirei|invito|intendo|potete|puo|
        puoi|potrebbe|potreste|si prega) .. (cancellarmi|disiscriver*|rimuover* (mi|il|la)|
        essere (cancellat*|rimoss*|disiscritt*|tolt*|eliminat*|esclus*)|cancellazione|
        disiscrizione|non ricevere|smettere di (ricevere|scriver*|contattar*|inviar*)|rimuovermi|
        togliermi|eliminarmi|cancellarci|rimuoverci|togliere (il mio|la mia|me|i miei)|
        cancellare (il mio|la mia|i miei|l'iscrizione|la nostra)|eliminare (il mio|i miei|la mia)|
        annullare l'iscrizione|non essere (piu |)(contattat*|disturbat*)|di non (ricevere|
        contattar*|inviar*|scriver*|essere)|non contattar*|non inviar*|non scriver*); non (mi |
        ci |)(contatt*|scriv*|invi*|mand*|disturb*|spedi*|chiam*|cerc*|sped*|import*) .. (piu|
        mai piu|oltre|ulteriori|altre|altri|altro|nulla); non (contattatemi|scrivetemi|mandatemi|
        inviatemi|disturbatemi|contattateci|scriveteci|inviateci|mandateci|scrivermi|contattarmi|
        inviarmi|mandarmi|chiamatemi|disturbarmi); (non (voglio|vogliamo|desidero|desideriamo|
        intendo|vorrei|mi interessa)) (piu |)(ricevere|essere|che mi|avere|mail|altre|vostre|
        le vostre|sentire|questi|queste|continuare); (basta|stop) (mail|email|e-mail|con|messaggi|
        spam|inviar*|scriver*|alle|ai|a queste|grazie|per favore|cosi|mandar*); (smettete|
        smettetela|smetti|smettila|smetta|finitela|la smetta|piantatela|cessate) ( di| con|.|!|,|
        per|immediatamente|subito); (niente|nessuna|nessun) (piu |altra |ulteriore |altro )(mail|
        email|e-mail|messaggi*|comunicazion*|contatt*|newsletter|messaggio); niente piu;
        (mi oppongo|revoco il (mio |)consenso|ritiro il (mio |)consenso|diritto all'oblio|
        ci opponiamo|diritto di (cancellazione|opposizione));
        (gdpr|art. 17|art. 21) .. (cancell*|rimo*|oppo*|elimin*); (dalla|dalle|dai|dal|da questa|
        da ogni) (vostra |vostre |vostri |vostro |sua |tua |tue |sue |)(mailing list|mailing|
        lista|liste|database|newsletter|elenco|elenchi|archivi|archivio|indirizzario|
        lista di distribuzione) .. (cancell*|rimo*|togl*|elimin*|grazie|per favore); (cancell*|
        rimo*|rimuov*|togl*|elimin*|esclud*|depenn*|disiscriv*) .. (dalla|dalle|dai|dal|da questa|
        da ogni|da tutte le) (vostra |vostre |vostri |vostro |sua |tua |tue |sue |)(mailing*|
        lista|liste|database|newsletter|elenco|elenchi|archivi*|indirizzario);
        (lasciatemi|lasciateci|mi lasci|lasciami) (in pace|stare);
        (come|dove) (posso|faccio|possiamo|mi) .. (disiscriver*|cancellar*|disiscrivo|cancello);
        (disdico|annullo|disdire|annullare|annullate) (l'|la mia |la |mia |il )(iscrizione|
        sottoscrizione|abbonamento)*; (cancellazione|disiscrizione) (immediata|dalla|dai|.|!|
        grazie|per favore|richiesta|dei miei)
        """
    ),
    "pt": listed(
        """
        nunca (autorizei|dei|consenti|subscrevi|pedi|solicitei|autorizamos|me inscrevi);
        (nao dei|nao demos|nao autorizei|nao consenti); (onde|como) .. (arranj*|obtiv*|consegu*|
        têm|tem) .. (meu|este|nosso) (email|e-mail|contacto|contato|endereco);
        (cnpd|anpd|queixa|denuncia*|procon|advogad*|reclamac*);
        (prefiro|preferimos|preferia) (nao|deixar de) ..;
        (eliminacao|exclusao|remocao|apagamento) (dos|de|do) (meus|minha|nossos|meu|todos);
        nao (volte|voltem|volt*) a .. (contact*|escrev*|envi*|incomod*|mand*); (tir*|remov*|
        retir*|apag*|elimin*|exclu*|risc*) .. (lista|endereco|email|e-mail|dados|contacto|contato|
        nome|cadastro|base|mailing); (removam|remova|remove|retirem|retire|retira|excluam|exclua|
        exclui|apaguem|apague|apaga|eliminem|elimine|elimina|tirem|tire|tira|descadastrem|
        descadastre|cancelem|cancele|desinscrevam|desinscreva|deletem|delete)(-me|
        -nos| me | o meu | a minha | os meus | meu | meus | minha | nosso | nossos | o nosso | este | esse | esta );
        (removam|remova|retirem|retire|excluam|exclua|tirem|tire|descadastrem|descadastre|
        removem)(-me|-nos| me| nos); (me|nos) (removam|remova|retirem|retire|excluam|exclua|tirem|
        tire|descadastrem|descadastre|tira|remove|descadastra|deixem em paz|deixe em paz|apaguem);
        (quero|queria|gostaria|gostava|desejo|solicito|peco|pedimos|pretendo|queremos|gostariamos|
        favor|podem|pode|poderia*|podiam|solicitamos|agradeco|agradecia|
        por favor) .. (descadastr*|ser removid*|ser retirad*|ser excluid*|cancelar (a |o |minha |
        meu |a minha )(inscricao|assinatura|subscricao|cadastro|registo)|remover (o meu|a minha|
        meu|meus|me|os meus|nosso)|retirar (o meu|meu|me|a minha)|excluir (o meu|meu|meus|me)|
        remover-me|retirar-me|tirar-me|excluir-me|me (remover|retirar|tirar|excluir|descadastrar)|
        nao receber|deixar de receber|parar de (receber|enviar|mandar|me)|sair da|
        nao (me |)(contact*|envi*|mand*|escrev*)|remocao|exclusao|anular a subscricao|
        apagar (os meus|meus|o meu)|eliminar (os meus|o meu)); nao (me |nos |)(envi*|mand*|
        contact*|contat*|escrev*|incomod*|lig*|perturb*) .. (mais|novamente|nunca|nada|nenhum*|
        este tipo|outr*|emails|e-mails);
        nao (enviem|envie|mandem|mande|escrevam|escreva|contactem|contatem) mais; (nao (quero|
        queremos|desejo|desejamos|pretendo|pretendemos|gostaria de)) (mais |)(receber|
        ser contact*|ser contat*|que me|ter|mais|estes|continuar|emails|e-mails|mensagens);
        (parem|pare|para|chega|deixem|deixe|cessem|basta) (ja |)(de |com |dos )(enviar|mandar|me |
        escrever|contact*|contat*|estes|esses|spam*|emails|e-mails|os |as |incomodar|tant*|
        mensagens|encher|insistir); (parem|pare).; (nao|sem|chega de|nada de) mais (emails|
        e-mails|mensagens|contact*|contat*|mails|spam|publicidade|newsletter*); (cancelem|cancele|
        cancelar|cancelo|anulem|anular) (a |o |)(minha |meu |nossa |)(inscricao|assinatura|
        subscricao|cadastro|registo|newsletter); (revogo|retiro) .. consentimento;
        (oponho-me|me oponho); (rgpd|lgpd) .. (exclu*|remo*|apag*|elimin*|retir*); (da|das|dessa|
        desta|do|de) (vossa |vossas |sua |suas |tua |)(lista|listas|base de dados|mailing|
        newsletter|base|banco de dados|mailing list|lista de (emails|e-mails|contactos|contatos|
        distribuicao)) .. (remov*|retir*|exclu*|tir*|por favor); (remov*|retir*|exclu*|tir*|
        elimin*|apag*|descadastr*) .. (da|das|dessa|desta|do|de) (vossa |vossas |sua |suas |
        tua |)(lista|listas|base de dados|mailing|newsletter|base|banco de dados)*;
        (deixem-me|deixe-me|me deixem|me deixe|deixa-me) em paz; descadastr*;
        (como|onde) (posso|faco|podemos) .. (descadastrar|cancelar|sair|deixar de receber|remover)
        """
    ),
    "nl": listed(
        """
        (nooit|niet|geen) .. (toestemming|ingeschreven|aangemeld|akkoord|gevraagd om) ..;
        (geen prijs op|niet gediend van|niet gesteld op|stellen geen|stel geen) ..;
        (hoe|waar) .. (komt u|kom je|komen jullie) .. (aan|adres|gegevens|mailadres);
        (autoriteit persoonsgegevens|klacht|aangifte|advocaat|spamklacht*); (schrap*|verwijder*|
        wis*|haal*|schrijf*|streep*|uitschrijv*|geschrapt) .. (adres|gegevens|lijst|bestand|mij|
        me|ons|systeem|verzendlijst|mailing*|administratie); (adres|gegevens|mailadres|
        e-mailadres|naam) .. (schrappen|verwijderen|wissen|halen|uitschrijven); (liever|
        wil) (geen|niet) .. (mails|mail|berichten|e-mails|ontvangen|meer|gemaild|benaderd);
        bespaar ..; (genoeg|klaar) (met|hiermee); (schrijf|schrijft|meld|haal|verwijder|schrap|
        verwijderen|uitschrijven|afmelden|wis|halen|gooi|streep|neem) (mij|me|ons|mijn|onze|
        alstublieft mij|a.u.b. mij|aub mij|dit|deze|alsjeblieft me|aub|a.u.b.) .. (uit|af|van|
        lijst|adressenbestand|mailinglijst|bestand|gegevens|mailadres|e-mailadres|systeem|
        emailadres|database|adres|nieuwsbrief|direct|onmiddellijk); (uitschrijven|afmelden|
        uitgeschreven|afgemeld) (aub|a.u.b.|alstublieft|alsjeblieft|graag|.|!|voor|van|van de|
        van deze|worden|svp); (graag|gelieve|wil|willen|zou|wilt u|kunt u|kun je|verzoek*|wens|
        wensen) .. (uitschrijven|uitgeschreven|afmelden|afgemeld|verwijderd worden|van .. lijst|
        geen (mails|e-mails|berichten|mail|e-mail|emails|nieuwsbrie*|verdere|
        post) (meer |)(ontvangen|sturen|krijgen|te ontvangen|te sturen)|niet meer (mailen|
        benaderen|contacteren|benaderd|gemaild|ontvangen|schrijven|te mailen|te benaderen|lastig)|
        verwijderen (uit|van)|te verwijderen|uit uw|van uw|uit jullie|van jullie); (stuur|mail|
        zend|schrijf|stuurt|mailt|benader|contacteer|bel|neem) (mij|me|ons|alstublieft|aub|
        a.u.b.|) .. (niet meer|geen|nooit meer|niets meer|niet langer|nooit); geen (verdere |
        andere |nieuwe |)(mails|e-mails|emails|berichten|mail|nieuwsbrie*|reclame|contact|spam|
        post) (meer|aub|a.u.b.|alstublieft|alsjeblieft|.|!|sturen|van jullie|van u); (wil|willen|
        wens|wensen|hoef) .. (geen|niet meer|niets meer|niet langer) .. (ontvangen|krijgen|
        benaderd|gemaild|meer|lastiggevallen|horen|gecontacteerd); (stop|stopt|hou op|houd op|
        ophouden|kap) (met|er mee|hiermee|nu|aub|a.u.b.|alstublieft|alsjeblieft|daarmee|deze|die|
        ,|.|!)* (mailen|mails|sturen|het sturen|deze|e-mails|spammen|benaderen|contact|berichten|
        schrijven|emails|mij|me|ons|spam);
        stop (hiermee|ermee|daarmee|met mailen|met sturen|met het);
        (laat|laten) (mij|me|ons) met rust; (trek|trekken) .. toestemming in;
        (maak|maken|teken) .. bezwaar .. (gebruik|verwerking|aan|tegen);
        (avg|recht op vergetelheid) .. (verwijder*|wis*|bezwaar|gegevens);
        verwijder .. (mijn|onze|al mijn) .. gegevens; (van|uit) (de|uw|jullie|deze|je) (mailing|
        e-mail|verzend|mail|contact|)(lijst|list|lijsten|bestand|database|adressenbestand|
        nieuwsbrief|verzendlijst|mailinglijst) .. (halen|verwijder*|afhalen|schrappen|gehaald|af|
        uitschrijven|graag|uit); (haal|verwijder|schrap|neem|schrijf|halen|meld) .. (van|uit) (de|
        uw|jullie|deze|je|alle) (mailing|e-mail|verzend|mail|contact|)(lijst|list|lijsten|bestand|
        database|nieuwsbrief|verzendlijst|mailinglijst|adressenbestand)*; (abonnement|nieuwsbrief|
        inschrijving) .. (opzeggen|stopzetten|beeindigen|afmelden|annuleren);
        (hoe|waar) (kan|meld|schrijf) (ik|wij) .. (afmelden|uitschrijven|uit|af)
        """
    ),
}
