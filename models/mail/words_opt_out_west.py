"""Which words ask in German, French and Dutch to be written to no more?"""

from models.mail.phrases import listed

OPT_OUT_WEST: dict[str, tuple[str, ...]] = {
    "de": listed(
        """
        (sehen|sehe|sieh) .. von (weiteren|kunftigen|solchen) .. ab;
        (nie|niemals) .. (eingewilligt|zugestimmt|angemeldet|abonniert|einverstanden);
        keine (einwilligung|zustimmung|erlaubnis) (gegeben|erteilt);
        (datenschutzbehorde|bundesnetzagentur|unterlassungsklage);
        (woher|wie) .. haben sie (meine|unsere|diese) .. eingewilligt; unterlassen sie;
        (abmeldelink|abmelde-link|abmeldeknopf|abmeldung|abmelden|abmeldefunktion) ..
        (funktioniert|geht|klappt|defekt|fehler|vornehmen|durchfuhren|veranlassen|bestatigen) ..;
        (abmeldelink|abmelde-link|abmeldeknopf) .. (nicht|defekt|tot|fehler);
        nichts mehr .. (horen|bekommen|erhalten|lesen|zugeschickt|haben);
        (nichts|nie) mehr (horen|bekommen|erhalten|lesen);
        weder .. noch .. (angeschrieben|kontaktiert|angerufen|angemailt);
        keine .. mehr (schicken|senden|zusenden|zu erhalten); (auch |bitte |)keine (erinnerungen|
        nachfass*|follow-ups|nachfragen|rundmails|angebote) mehr; (loschen|streichen|entfernen)
        (sie |)(bitte |)(diese|unsere|meine) (anschrift|adresse|mailadresse|kontaktdaten|daten|
        eintrag*); im ruhestand .. nichts mehr; (kein|keine|keinen) (weiterer|weitere|weiteren|
        mehr) .. (kontakt|mails|e-mails|werbung|zuschriften|nachrichten|post|anschreiben|
        zusendungen); (unerwunscht*|unaufgefordert*|ungebeten*|unverlangt*) .. (werbung|mail*|
        e-mail*|nachricht*|kontakt*|zusendung*|post)*; (bitte|bitten|fordere|fordern|verlange|
        verlangen|beantrage) .. (um |die |sie auf ) (loschung|entfernung|austragung|streichung|
        unterlassung|abmeldung);
        (loschung|entfernung|austragung|streichung) .. (aus|meiner|unserer|vom|von|der) ..;
        (von weiteren|von kunftigen|von solchen) .. (abzusehen|absehen|abstand); (raus|weg|runter|
        heraus) (aus|von|vom) (dem|ihrem|eurem|der|ihrer|eurer|diesem|dieser) (verteiler|liste|
        newsletter*|mailing*|datenbank); (verteiler|mailingliste|newsletter|adressliste|
        kontaktliste) .. (raus|weg|runter|heraus|streichen|loschen|entfernen|nehmen|austragen);
        (loschen|entfernen|streichen|vergessen|loscht|streicht|vergesst) (sie |)(mich|uns|meine|
        unsere|diese) (adresse|daten|nummer|kontakt*|bitte|endlich|sofort|umgehend|aus|von|mail*|
        e-mail*)*; (brauche|brauchen|will|wollen|mochte|mochten|wunsche|wunschen) .. keine
        (weiteren |weitere |)(mails|e-mails|werbung|newsletter|post|nachrichten|informationen|
        angebote); werbewiderspruch; (nicht|nie) (mehr|wieder|weiter) .. (melden|schreiben|
        anschreiben|kontaktieren|anrufen|belastigen|behelligen|schicken|senden|zusenden|
        zuschicken|bemuhen); (behelligen|belastigen|storen|nerven) sie ..;
        (abbestellt|abbestelle|kundige|austragen lassen|abmelden lassen);
        (spam|als spam) .. (melden|gemeldet|markiert|blockier*); blockiere;
        genug (mails|davon|ist); nie (eingewilligt|zugestimmt|angemeldet|abonniert|bestellt|
        angefordert|mein einverstandnis); unterlassen sie ..;
        (ersparen|verschonen|sparen) (sie|ihr) ..;
        (verbitte|verbitten|untersage|untersagen|verbiete) ..;
        (hort|hor|horen sie|aufhoren) .. auf; (mich|uns|meine (adresse|daten|mail*|e-mail*)|
        unsere (adresse|daten|mail*|e-mail*)) .. (loschen|streichen|entfernen|austragen|
        rausnehmen|herausnehmen|geloscht|gestrichen|entfernt|ausgetragen); (verzichte*|legen
        keinen wert|lege keinen wert) auf (weitere|ihre|solche|zusendung*|kunftige); (nicht
        langer|nicht mehr|nie mehr) .. (auf ihrer liste|im verteiler|auf dieser liste|
        angeschrieben|kontaktiert|belastigt); schluss (mit|damit); (bitte |)(tragen|nehmen|
        streichen|loschen|entfernen|melden|tragt|nehmt|trage|nimm|streich|losch|entfern|losche|
        entferne|streiche|melde) (sie |)(mich|uns|meine|unsere|diese) .. (aus|von|ab|raus|heraus|
        liste|verteiler|datenbank|daten|newsletter|adresse|loschen|mailadresse|e-mail-adresse|
        e-mail|mail|kontakt*|verzeichnis|system|unwiderruflich|sofort|umgehend|in ruhe); (nehmen|
        nimm|nehmt) .. aus (dem|ihrem|eurem|deinem|diesem) (verteiler|newsletter|mailverteiler|
        mailing*|e-mail-verteiler|adressverteiler|system); aus (ihrem|dem|eurem|deinem|diesem|
        ihren|der|ihrer|eurer|deiner) (e-mail-|mail|mailing-|adress|)(verteiler|liste|datenbank|
        newsletter|mailingliste|verteilerliste|kontaktliste|mailverteiler|adressliste|listen) ..
        (streichen|loschen|entfernen|nehmen|austragen|gestrichen|geloscht|entfernt|genommen|raus|
        ausgetragen); (streichen|loschen|entfernen|nehmen|austragen) .. aus (ihrem|dem|eurem|
        ihrer|der|deinem|allen|ihren) (verteiler|liste|datenbank|newsletter|kontaktliste|listen|
        mailverteiler|adressbestand|system); von (ihrer|der|eurer|dieser|allen) (mailing|e-mail-|
        kontakt|verteiler|)(liste|listen) .. (streichen|loschen|entfernen|nehmen|runter); (mich|
        uns|adresse|daten|kontaktdaten|e-mail-adresse|mailadresse) (bitte |sofort |umgehend |
        wieder |)(austragen|abmelden|zu loschen|loschen|streichen|entfernen|vom newsletter|aus
        dem verteiler);
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
        wunsche|wunschen|wurde) .. (nicht mehr|keine|kein|nie wieder|nicht langer|nicht weiter)
        .. (erhalten|bekommen|kontaktiert|angeschrieben|haben|belastigt|empfangen|kriegen|
        informiert|horen|zugesandt|lesen); (mochte|mochten|will|wollen|wurde) .. (abmelden|
        abbestellen|austragen|abgemeldet|ausgetragen|abbestellt|aus .. verteiler|vom newsletter|
        loschen lassen|gestrichen|gestrichen werden|geloscht|entfernt werden|abmeldung);
        (newsletter|mails|e-mails|abo|abonnement) .. (abbestellen|abmelden|kundigen|einstellen|
        stornieren|stoppen); (melden|meldet|melde) .. (mich|uns) .. ab;
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
        verschonen sie (mich|uns); kein interesse .. (streichen|loschen|entfernen|austragen|keine
        weiteren|nicht mehr|abmelden); (bitte|sofort) (austragen|streichen|loschen|entfernen).;
        nehmen sie mich .. raus
        """
    ),
    "fr": listed(
        """
        prefere* ne plus (recevoir|etre|avoir) .. (vos|mail*|message*|nouvelles|contact*|
        sollicit*); jamais (donne|autorise|consenti|accepte|inscrit|abonne|demande);
        pas (consenti|donne (mon|notre) (accord|consentement)); cnil;
        prefere* ne (plus|pas) (recevoir|etre); (supprim*|retir*|enlev*|ray*|effac*|ot*) .. (mon|
        notre|mes|nos) (adresse|mail|email|nom|donnees|coordonnees|contact*);
        (merci|priere|veuillez) (d'|de |)(arreter|cesser|stopper|m'oublier);
        (lien|bouton) .. (desabonn*|desinscri*) .. (ne |pas|mort|casse|erreur);
        (n'arrive|arrive|parviens|reussis|peux) pas a .. (desabonner|desinscrire);
        desabonner .. ne fonctionne*; (cesser|cessez|arreter|arretez) .. (envois|messages|mails);
        inutile de (m'|me |nous )(ecrire|relancer|recontacter|contacter|renvoyer|rappeler|
        envoyer); (oubliez|oublie)(-moi|-nous| mon adresse| mon mail| mon email|-la); (pas|plus)
        (de |d'|aucune |)(demarchage|prospection|sollicitation*|publicite|newsletter|mailing|
        relance*); (non sollicit*|indesirable*|non desir*) ..; (demande|exige|reclame|souhaite)
        .. (suppression|effacement|retrait|desinscription|radiation|l'arret);
        (bloque|signale|marque) .. (expediteur|spam|indesirable*);
        (ca suffit|cela suffit|stop|fini) .. (mails|messages|relances|svp|merci)*;
        (que|qu'on) (vous |l'on |)(cessiez|arretiez|m'oubliiez|me laissiez|ne m'ecriviez plus);
        stop (pub|spam|mail|mails|email|emails|sms|svp|merci|ca); epargne* ..;
        (mon|notre) (adresse|mail|email|nom) .. (supprim*|retir*|enlev*|ray*|effac*);
        (assez|marre|ras le bol) .. (mails|messages|relances|pub|spam);
        (sortez|sortir|otez|oter) .. de (la|votre|vos|cette|vos); (desabonnez|desinscrivez|
        retirez|supprimez|enlevez|radiez|rayez|effacez|sortez|otez|desabonner|desinscrire|retirer|
        supprimer|enlever|radier|rayer|effacer|desabonne|desinscris|retire|supprime|enleve|efface|
        desabonnes)(-| )(moi|nous|me|mon|ma|mes|notre|nos|cette|toutes mes|mes); (desabonnez|
        desinscrivez|retirez|supprimez|enlevez|radiez|rayez|desinscris|retire|desabonne|sortez|
        enleve)(-| )(moi|nous); (me |nous |m' |m')(desabonner|desinscrire|retirer|supprimer|
        enlever|radier|rayer|effacer|sortir); (merci|veuillez|priere|pouvez-vous|pourriez-vous|
        prie|souhaite|souhaitons|demande|voudrais|veux|voulons|peux-tu|aimerais|bien vouloir) ..
        (desabonner|desinscrire|desinscription|desabonnement|(retirer|supprimer|enlever|rayer|
        radier|effacer|sortir) (mon|mes|ma|nos|notre|moi|nous|cette adresse|mes donnees|l'adresse|
        toutes)|plus (me|nous|m')|cesser|arreter (de |d'|vos|les|ces|tout)|etre (retire|
        desinscrit|desabonne|supprime|radie|efface|enleve)*|ne plus (recevoir|etre|m'|me|nous|
        avoir)|me (retirer|supprimer|desinscrire|desabonner|enlever|rayer|radier|sortir|laisser)|
        nous (retirer|supprimer|desinscrire|desabonner|enlever|laisser)); ne (plus|pas) .. (me |
        nous |m' |m')(contacter|ecrire|envoyer|relancer|solliciter|demarcher|deranger|appeler|
        recontacter|adresser|spammer|importuner|mailer|joindre|harceler); ne (me |nous |m' |
        m')(contactez|ecrivez|envoyez|relancez|sollicitez|demarchez|derangez|appelez|recontactez|
        contacte|ecris|envoie|adressez|spammez|importunez) (plus|pas|jamais|plus jamais); (plus|
        jamais) (de |d'|aucun |un seul |)(mails|emails|e-mails|courriels|messages|newsletter*|
        publicite*|pub|spam*|sollicitation*|mail|courrier*|demarchage|relance*|communication*|
        prospection|email|message); (ne |)(souhaite|souhaitons|veux|voulons|desire|desirons|
        voudrais|souhaiterais) (plus|pas) (recevoir|etre|que vous|avoir|de vos|vos|de mails|
        d'emails|entendre); (arretez|cessez|stoppez|arrete|cesse|arreter|cesser|stopper|arretes)
        (de |d'|les |vos |ces |tout |l'|immediatement|svp|s'il|avec|cet|cette|le |la |ce );
        stop (aux |a vos |a ces |au |les |svp|s'il|merci|vos|a ce|mail*);
        (laissez|laisse|fichez|foutez)(-| )(moi|nous) .. (tranquille*|paix);
        (je|nous) (me|nous) (desabonne|desinscris|desabonnons|desinscrivons);
        (me |nous |m' |m')(desabonne|desinscris|oppose|opposons) (a|au|de|du|des|d')*;
        (m'oppose|nous opposons|retire mon consentement|revoque mon consentement); (comment|ou)
        .. (se desabonner|me desabonner|me desinscrire|se desinscrire|desinscrire|desabonner);
        (desinscription|desabonnement) (svp|s'il|merci|immediat*|.|!|de|a|please|demande*|
        souhaite*); (rgpd|droit a l'(oubli|effacement)|droit d'opposition) .. (supprim*|efface*|
        retir*|donnees|mes); (droit a l'(oubli|effacement)|droit d'opposition);
        (suppression|effacement) de (mes|nos|toutes mes) (donnees|coordonnees|informations);
        (supprimez|supprimer|effacez|effacer|retirez|retirer) .. (mes|nos|mon|notre) (donnees|
        coordonnees|adresse|email|informations|nom|mail|contact); de (votre|vos|cette|ta|la)
        (liste|listes|mailing|base|newsletter|fichier|fichiers|mailing list|liste de diffusion|
        liste d'envoi|bases|diffusion) .. (retire*|supprim*|enlev*|svp|merci|raye*|desinscri*);
        (retire*|supprim*|enlev*|raye*|sort*|ote*) .. de (votre|vos|cette|ta|toutes vos) (liste|
        listes|mailing|base|fichier|fichiers|bases|newsletter|diffusion)*
        """
    ),
    "nl": listed(
        """
        nooit .. (toestemming|ingeschreven|aangemeld); geen toestemming (gegeven|verleend);
        autoriteit persoonsgegevens;
        (link|knop|afmeldlink|uitschrijflink) .. (werkt niet|doet het niet|kapot|defect);
        (kan|lukt) .. niet .. (afmelden|uitschrijven);
        (geen prijs op|niet gediend van|niet gesteld op|stellen geen|stel geen) ..; (schrap*|
        verwijder*|wis*|haal*|schrijf*|streep*|uitschrijv*|geschrapt) .. (adres|gegevens|lijst|
        bestand|mij|me|ons|systeem|verzendlijst|mailing*|administratie); (adres|gegevens|
        mailadres|e-mailadres|naam) .. (schrappen|verwijderen|wissen|halen|uitschrijven); (liever|
        wil) (geen|niet) .. (mails|mail|berichten|e-mails|ontvangen|meer|gemaild|benaderd);
        bespaar ..; (genoeg|klaar) (met|hiermee); (uit|af) te (schrijven|melden);
        (schrijf|schrijft|meld|haal|verwijder|schrap|
        verwijderen|uitschrijven|afmelden|wis|halen|gooi|streep|neem) (mij|me|ons|mijn|onze|
        alstublieft mij|a.u.b. mij|aub mij|dit|deze|alsjeblieft me|aub|a.u.b.) .. (uit|af|van|
        lijst|adressenbestand|mailinglijst|bestand|gegevens|mailadres|e-mailadres|systeem|
        emailadres|database|adres|nieuwsbrief|direct|onmiddellijk); (uitschrijven|afmelden|
        uitgeschreven|afgemeld) (aub|a.u.b.|alstublieft|alsjeblieft|graag|.|!|voor|van|van de|van
        deze|worden|svp); (graag|gelieve|wil|willen|zou|wilt u|kunt u|kun je|verzoek*|wens|
        wensen) .. (uitschrijven|uitgeschreven|afmelden|afgemeld|verwijderd worden|van .. lijst|
        geen (mails|e-mails|berichten|mail|e-mail|emails|nieuwsbrie*|verdere|post) (meer
        |)(ontvangen|sturen|krijgen|te ontvangen|te sturen)|niet meer (mailen|benaderen|
        contacteren|benaderd|gemaild|ontvangen|schrijven|te mailen|te benaderen|lastig)|
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
