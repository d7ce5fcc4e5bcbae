"""Which words ask in English to be written to no more?"""

from models.mail.phrases import listed

OPT_OUT: dict[str, tuple[str, ...]] = {
    "en": listed(
        """
        from your (distribution|database|contacts|records|crm|list|lists|mailings|directory|
        mailing list); no longer be on (it|your|this|the); (last|final) warning;
        where .. (got|get) (my|our|this) (address|email|details) .. (remove|stop|delete);
        (unsubscribe|opt-out|opt out) (link|button|page|option|form) .. (broken|not work*|n't
        work*|does nothing|fails|failed|dead|missing|error); (can't|cannot|unable to|couldn't|
        tried to|trying to) (unsubscribe|opt out|get off|find .. unsubscribe);
        consider (this|your (email|mail|message)) (to be |as |)(spam|harassment|unsolicited|junk);
        (further|additional|any more) (messages|emails|mails|contact) will be (forwarded|reported|
        treated|considered|blocked|deleted);
        (third|second|fourth|last|final) time .. (ask*|request*|tell*); (done|finished|fed up|
        sick|tired) (with|of) (these|your|this|the) (emails|mails|messages|newsletter*|spam|
        constant)*; (cease|discontinue|end|halt|terminate) (all |any |this |these |
        your |)(further |future |more |such |)(communication*|contact|correspondence|emails|mails|
        mailings|messages|outreach|solicitation*);
        (want|need|like|ask*|beg|told|telling|urge) you to (please |just |)stop;
        (we|i) (do not|don't) (accept|want|welcome|tolerate|appreciate|respond
        to) (any |)(solicitation*|unsolicited|cold (emails|outreach|mails)|spam|marketing);
        (unwanted|unwelcome|not welcome|unsolicited) .. (email*|mail*|message*|contact|stop|
        please);
        (email*|mail*|message*|contact) (is|are) (unwanted|unwelcome|not welcome|unsolicited);
        (forget|erase) (me|about me|this address|my address|that you have my);
        please (remove|delete|unsub);
        remove (pls|plz|asap|immediately|now|this address|this email|this mailbox);
        cancel (these|the|your|all|this) (emails|mails|mailings|newsletter*|messages|follow-ups);
        (grateful|appreciate it|appreciate|happy|thankful|obliged) if you (would |could |)(stop|
        stopped|didn't|did not|removed|remove|take|took|leave|left|delete|deleted|ceased); no
        (further|more) (correspondence|contact|communication*|emails|messages|mail|mails|letters)
        .. (welcome|wanted|desired|needed|necessary|required|wished|please|from you);
        (let|make) this .. (last|final) (email|mail|message|one)*;
        (last|final) (email|mail|message) (i|we) (want|wish|care|need|hope);
        (marked|marking|flagged|flagging|reported|reporting|report|mark) .. (as spam|as junk);
        (i have|i've|i) (now |)(blocked|block) (you|this|your);
        (don't|do not) (bother|trouble) (me|us|writing|emailing|contacting|replying|again);
        (don't|do not) (solicit|spam|disturb); (never|not) .. hear from you again; (want|need|
        wish|like) (you to |this to |these to |them to |it to |the emails to |the mails to |your
        emails to |)stop ..;
        (want|wish|like) (nothing|none|no part) .. (from you|of your|to do with|more);
        off (of |)your (books|radar|mailing|mailings|distribution|contacts);
        (exclude|omit|except) (me|us|my|our) ..;
        (too many|so many) (emails|mails) .. (stop|remove|off); (take|remove|drop|delete|pull|get|
        leave|strike|scrub|cut|cross|keep) (me|us|my (name|address|email)|our (name|address|
        email)|this address) (out of|from|off|out) (the|this|your|that|these|any|all)* (sequence|
        cadence|campaign|drip|funnel|system|crm|rotation|records|files|outreach|loop|blast|series|
        future|further|books|contacts|audience|follow-ups|mailings|database|directory); (taking|
        removing|dropping|deleting|striking|getting|pulling) (me|us|my (name|address|email|
        details|data)|our (name|address|details)) (out|off|from);
        stop(p|ped|) (sending|emailing|writing|mailing|contacting|messaging); stop .. (this stuff|
        that stuff|these emails|those emails|this nonsense|the emails|the mails|the mail|the spam|
        the newsletter|filling|clogging|cluttering|contacting|mailing me|emailing me|writing);
        (should|must) (not|no longer) (receive|get|be contacted|be emailed|hear from);
        (prefer|rather) not (to |)(receive|get|be contacted|hear|be emailed|be on); (didn't|did
        not|never|haven't|have not|hasn't|has not|not) (give|given|gave|granted|grant|signed up|
        sign up|subscribed|subscribe|consented|consent|opted in|asked for|ask for|requested|
        authorised|authorized) .. (consent|permission|to this|for this|anything|this|to be|your
        (list|emails|mails|newsletter)|these); (report|complain|complaint|forward this|escalate|
        refer|go) .. (ico|authority|regulator|ftc|spamhaus|abuse|commissioner|data protection|
        lawyer|lawyers|solicitor|attorney|legal); spare (me|us|both) ..;
        (enough|no more) (of this|already|please|thanks);
        (i|we) (wish|want|would like) (not to|to not) (be contacted|receive|hear|get); (reply|
        answer|response|next (email|mail)) .. (confirm|confirming) .. (removed|deleted|deletion|
        removal); make (it|this|these|them|the (emails|mails)) stop;
        (you have|you've) the wrong (address|person) .. (stop|remove|delete); (unsubscribe|unsub|
        desubscribe|opt-out|optout|unsuscribe|unsubcribe|unsubscrbe|un-subscribe|un subscribe)
        (me|us|this|my|our|from|please|pls|now|immediately|asap|thanks|thank you|at once|right
        away); (please|pls|plz|kindly|just) (unsubscribe|unsub|unsuscribe|un-subscribe|opt me out|
        opt us out|opt out|deregister|delist); (want|like|wish|need|prefer|asking|trying|ask|
        request|requesting|love|tried) (you |)to (unsubscribe|unsub|opt out|opt-out|be removed|be
        taken off|be deleted|be excluded|be left alone|be unsubscribed|be opted out|be off|get
        off|be dropped|stop receiving|stop getting|cancel my subscription|have my (name|email|
        address|details|data) (removed|deleted)); (want|like|wish|need) (to be |)(removed|off|out|
        unsubscribed|taken off) (of |from |)(this|your|the|all|any)* (mailing |email |
        distribution |contact |marketing |)(list|lists|mailings|database|emails|sequence|
        campaign)*; (want|like) (off|out) (of |)(this|your|the) (mailing |email |)(list|mailings);
        how (do|can|could|would|may) (i|we) (unsubscribe|opt out|get off|be removed|stop (these|
        this|your|receiving|getting)|get (removed|unsubscribed|off));
        where (do|can) (i|we) (unsubscribe|opt out); (no|can't find an|is no|see no|without an|
        where is the) (unsubscribe|opt-out|opt out) (link|button|option) .. (remove|stop|take|
        unsubscribe|please|delete); (remove|delete|take|drop|strike|scrub|erase|pull|cut|exclude|
        purge|scratch|get|cross|wipe) (me|us|my (name|email|e-mail|address|contact|email address|
        e-mail address|details|data|info|information|contact details|number|contact information|
        mail address|company|account|personal data)|our (name|email|address|company|contact
        details|details|data|domain|team|addresses|email|office)|this (address|email|email
        address|e-mail address|inbox|mailbox)|my work (email|address)|all my (data|details|
        information)|all our (data|details)|everything you have) (off|from|out of|out|in your|on
        your|permanently|completely|entirely|immediately|please|asap|now|as well|and never|and
        stop|and don't|and do not|at once|altogether|thanks|thank you); remove us; remove me;
        remove us; remove my (name|email|e-mail|address|contact|details|data|email address|e-mail
        address) (from|.); delete me (from|out); delete my (data|details|contact|information|
        email|personal data|address) (from|under|in|.|and|immediately|please|completely);
        erase (me|my (data|details|information|personal data)); take me off; take us off; take
        (my|our|this) (name|address|email|e-mail|email address|company|domain|number|e-mail
        address|team) off; get me off; get us off; cut me (off|out); keep me off; keep us off;
        leave me off; leave us off; leave me out of (your|this|these|future|any); (stop|quit|
        cease|please stop|kindly stop|refrain from|desist from|discontinue) (sending|emailing|
        e-mailing|mailing|contacting|messaging|writing|calling|texting|spamming|bothering|
        harassing|pestering|bugging|reaching out|pinging|soliciting|annoying|following up|
        flooding|hounding|badgering|chasing|bombarding|the emails|these|this|your|with the|with
        these|with your|it|wasting|hitting|approaching|trying|reaching|pitching|dming|nagging);
        (stop|quit) (emailing|spamming|contacting|messaging|texting|writing|mailing|calling|
        harassing|bothering|pestering|it|this|now|already|please|immediately);
        will you (please |)stop;
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
        no longer (contact|email|write to|send) (me|us)*; (don't|do not|dont|no longer|didn't|did
        not|never|not|neither) (want|wish|care|need|like|desire|agree|consent|sign up|ask|signed
        up|asked|wanted|subscribe|request|requested|interested in|opt in) (to |for |)(receive|
        receiving|get|getting|hear|hearing|be contacted|be emailed|be on|be in|be part|be added|
        be bothered|see|these|any more|your (emails|mails|messages|newsletter*|spam)|further|more
        (emails|mails|messages)|this (newsletter|email|spam|mail)|emails from|mail from|being
        contacted|being on|be (mailed|called|texted|spammed|approached|messaged|targeted|included|
        subscribed|listed|put|kept)|any (emails|mails|further|more|of your|communication*|
        contact)|communications|contact from|unsolicited); (don't|do not|no longer) (want|wish)
        (any|your|these|this|further|more) (more |further |)(emails|e-mails|mails|mail|messages|
        email|contact|newsletter*|communication*|spam|mailings|offers|marketing);
        i (want|need) no (more|further) (emails|mails|contact|messages); (i'd|i would|we would|
        we'd|we) (rather|prefer) (not|you didn't|you did not|that you stop|you stop) (to
        |)(receive|get|hear|be contacted|email|contact|send|write|be on|hearing|emailing|
        contacting)*; no (more|further|additional) (emails|e-mails|mails|mail|messages|contact|
        communication*|newsletters|mailings|follow-ups|followups|spam|correspondence|
        solicitation*|email|outreach|texts|calls|sms|of these|of this|of your);
        (opt|opting) (me|us|my company|our company|this address) out;
        i (am opting|opt|'m opting|hereby opt|want out|would like out|choose to opt) out*;
        we (opt|are opting|hereby opt) out; opt-out please; opt out (please|of|from|now);
        opt me out; leave (me|us) alone; lose my (email|number|address|contact);
        (forget|lose) (this|my) (address|email|number); go away; get lost; piss off; fuck off;
        (add|put|place) (me|us|my (email|address|name)|this address|our (company|domain)) (to|on|
        onto|in) (your|the|a) (do(-| |)not(-| |)(contact|email|mail|call)|suppression|opt(-|
        |)out|blacklist|block list|no-contact|exclusion|unsubscribe|dnc)*;
        do(-| )not(-| )(contact|email|mail|call) list;
        (withdraw|revoke|retract) (my|our|any) consent; object to (the |any |further |your |this
        |)(processing|use|direct marketing|storage|marketing|being contacted|receiving);
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
        it|these) .. (spam|junk|abuse) .. (if|unless|stop|remove|again|next); (off|from) your
        (mailing |email |contact |distribution |marketing |prospect* |call |outreach |spam |)list;
        off (this|your|the|of your|of this) (mailing |email |contact |distribution |marketing
        |)list; from (this|all|any|your) (mailing|email|distribution|marketing|newsletter|
        contact) (list|lists); from (all|any) (future |further |your |)(mailings|emails|
        communications|correspondence|campaigns|lists|marketing);
        (unsubscribe|opt out|stop|remove) .. or i will report; not (give|given|gave|gave you) ..
        (consent|permission) .. (email|contact|mail|receive|send) .. (remove|stop|delete);
        (removal|unsubscribe|deletion|opt-out) (request|requested|please);
        request (removal|deletion|to be removed|erasure|that you (remove|delete|stop)); (please |
        kindly |)(ensure|make sure|see to it) .. (removed|no longer|don't (receive|get|hear)|do
        not (receive|get|hear)|not contacted|no more|never (receive|get|contact*)|am not on|taken
        off); (please |kindly |)(block|blacklist|suppress) (me|us|my|this|our) (email|address|
        company|domain|from)*; unsubscribe.
        """
    ),
}
