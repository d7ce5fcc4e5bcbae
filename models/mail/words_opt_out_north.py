"""Which words ask in the North and the East of Europe to be written to no more?"""

from models.mail.phrases import listed

OPT_OUT_NORTH: dict[str, tuple[str, ...]] = {
    "pl": listed(
        """
        uodo; koniec z (tym|tymi|mailami|spamem); nie (wyrazalem|wyrazalam|wyrazilem|wyrazilam|
        dawalem|dawalam|zgadzalem|zgadzalam|udzielalem|udzielilem) ..; (usun*|wypis*|skresl*|
        wykresl*|skasuj*) .. (list*|baz*|adres*|dan*|mnie|nas|newsletter*|kontakt*); (prosze|
        prosimy|chce|chcialbym|chcialabym|chcemy|zadam|zadamy|wnosze|domagam sie|zycze sobie|
        prosba) .. (o usuniecie|mnie (usunac|wypisac|wykreslic)|nas (usunac|wypisac)|o wypisanie|
        o wykreslenie|usunac (moj|moje|nasz|mnie)|nie (wysylac|przysylac|kontaktowac|pisac|
        przesylac|kierowac)|(wiecej |juz |)nie (wysylac|przysylac|kontaktowac|pisac)|o nie
        (wysylanie|przysylanie|kontaktowanie)|o niewysylanie|o nieprzysylanie|o zaprzestanie|
        zaprzestac|zrezygnowac z|wypisac sie|o rezygnacje|sie wypisac|przestac); (usuncie|usun|
        wypiszcie|wypisz|wykreslcie|wykresl|skasujcie|skresl|usunac|wypisac) (panstwo |prosze
        |)(mnie|nas|moj|moje|nasz|nasze|ten adres);
        prosze mnie (usunac|wypisac|wykreslic|skreslic); (nie (chce|chcemy|zycze sobie|zyczymy
        sobie|wyrazam zgody|zgadzam sie)) (juz |wiecej |dluzej |).. (otrzymywac|dostawac|
        wiadomosci|maili|mailingu|na otrzymywanie|na przesylanie|na kontakt|byc|kontaktu|takich|
        zadnych|na dalsze|waszych); (nie (wysylajcie|wysylaj|piszcie|pisz|kontaktujcie|kontaktuj|
        przysylajcie|przysylaj|dzwoncie|spamujcie|spamuj|zawracajcie)); (przestancie|przestan|
        skonczcie|prosze przestac|zaprzestancie) .. (wysylac|pisac|spamowac|przysylac|mnie|
        wysylania|nekac|kontaktowac); (koniec|dosc|zadnych wiecej|zadnych|stop) (z |)(mailami|
        spamem|maili|wiadomosci|mailom|spamu|tego spamu); (rezygnuje|rezygnujemy|wypisuje sie) (z
        |)(subskrypcji|newslettera|otrzymywania|mailingu|listy|dalszych);
        (wycofuje|cofam|odwoluje) .. zgod*; (sprzeciw*) .. (przetwarz*|marketing*|dalsz*);
        (rodo) .. (usun*|wypis*|skas*); (usun*|wypis*|skresl*|wykresl*) .. (z|ze) (waszej|panstwa|
        tej|swojej|listy|bazy|wszystkich|twojej) (listy|bazy|mailing*|list|newsletter*|
        mailingowej|danych|baz|kontaktow)*;
        (usuniecie|skasowanie) .. (moich|naszych) (danych|adresow|kontaktow);
        (dajcie|daj) .. spokoj
        """
    ),
    "sv": listed(
        """
        aldrig .. (samtyckt|godkant|anmalt|bett om); inte .. samtyck*;
        (onskar|vill) (inte|ej|slippa) .. (kontaktas|bli kontaktad*|mejl*|utskick*); undanber*;
        (bort|radera|stryk|avregistrer*|plocka) .. (adress|lista|listan|uppgifter|register|mig|
        oss|databas*|utskick*); slutar* .. (mejla|skicka|skriva|kontakta); (ta bort|avregistrera|
        stryk|radera|avanmal|plocka bort|tag bort|ta) (mig|oss|min|vara|mina|var|den har|denna|
        mitt|bort mig|bort min) .. (fran|ur|e-post*|mejl*|mailadress|adress|lista|listan|
        uppgifter|utskick*|register|namn|mail*|omedelbart|tack|nu);
        (ta bort|avregistrera|stryk|radera|avanmal|plocka bort|tag bort) (mig|oss);
        (avregistrera|avanmal) mig; (vill|onskar|skulle vilja|ber att fa|onskar att) ..
        (avregistrera*|bli borttag*|avsluta (prenumerat*|min)|inte (langre |)(ha (fler|mejl|mail|
        utskick|reklam|nagra)|fa (fler|mejl|mail|utskick|reklam|nagra)|ta emot|bli (kontaktad*|
        mejlad*|uppringd*|stord*)|motta)|tas bort|slippa|avanmala|bli avregistrer*|avprenumerera|
        sluta fa|inte ha fler|inte fa); (inte|inga|ingen|aldrig) (langre |mer |fler |flera |
        ytterligare |)(mejl|mail|utskick|e-post|meddelanden|nyhetsbrev|reklam|kontakt|spam|mejlen|
        brev) (fran er|tack|.|!|mer|skickas|till mig|langre)*; (sluta|upphor|sluta genast|var
        snall och sluta|snalla sluta) (att |med att |)(skicka|mejla|maila|kontakta|skriva|spamma|
        hora av|ringa|mejl*|stora); (skicka|kontakta|mejla|maila|skriv|ring|hor) .. (inte|inga|
        aldrig|ej) (mig |oss |)(fler|mer|langre|igen|mejl|mail|nagot mer|av er|utskick|
        meddelanden); (kontakta|mejla|maila|skriv) (mig|oss|till mig) (inte|aldrig|ej);
        (kontakta|mejla|maila) (inte|aldrig|ej) (mig|oss); (lamna) (mig|oss) ifred;
        (aterkallar|drar tillbaka) .. samtycke; gdpr .. (radera|ta bort); (fran|ur) (er|din|er
        e-post|den har|denna|eran|ert|alla) (lista|sandlista|maillista|mejllista|utskickslista|
        utskick|register|mailinglista|listor|nyhetsbrev|databas); (hur|var) .. avregistrerar;
        (avsluta|sag upp) .. (prenumeration*|nyhetsbrev*); avregistrering; avregistrera;
        avprenumerera
        """
    ),
    "da": listed(
        """
        (ikke|aldrig) (skriv|send|kontakt|ring|mail)* .. (mere|mer|igen|laengere);
        (aldrig|aldri) .. (givet|gitt|sagt ja|bedt om|samtykke*|tilmeldt|meldt meg);
        ikke .. samtykke*; (onsker|vil|vil gerne|vil gjerne) (ikke|slippe|ikke at|ikke a) ..
        (kontaktes|blive kontaktet|bli kontaktet|modtage|motta); frabeder; frabede*; (slet|slett|
        fjern|stryg|afmeld|stryk|tag|ta) .. (adresse|liste*|oplysninger|opplysninger|register|mig|
        meg|os|oss|database*|mail*|epost*|data); slut med; (fjern|afmeld|slet|stryg|tag|frameld|
        slett|meld|ta) (mig|os|meg|oss|min|mine|vores|var|vare|venligst mig|denne|bort meg) ..
        (fra|af|mail*|e-mail*|epost*|adresse|liste*|oplysninger|opplysninger|data|av|nyhedsbrev*|
        tak|takk|straks|register*|navn); (fjern|afmeld|slet|stryg|frameld|slett) (mig|os|meg|oss);
        meld (meg|mig|oss) (av|af); (vil|onsker|vil gerne|vil gjerne|onskes|bedes|ber om a|beder
        om at|beder jer|ber dere) .. (afmeld*|framelde*|avmeld*|melde meg av|fjernes|fjernet|
        slettes|slettet|ikke (laengere |lenger |)(modtage|have (flere|mails|mail)|motta|ha (flere|
        mail|e-post)|fa (flere|mail*|e-post*|tilsendt)|kontaktes|hore|blive (kontaktet|ringet)|
        bli (kontaktet|oppringt))|blive fjernet|bli fjernet|stoppe med|slippe); (ikke|ingen|
        aldrig|aldri) (laengere |lenger |flere |mere |mer |)(mails|e-mails|mail|beskeder|
        meldinger|nyhedsbreve|nyhetsbrev|e-poster|eposter|e-post|reklame*|henvendelser|spam|
        kontakt) (fra jer|fra dere|tak|takk|.|!|mere|mer|til mig|til meg)*; (stop|slutt|hold op|
        lad vaere|la vaere|stopp) (med at|med a|at|a|med|venligst med at|straks med) (sende|
        skrive|maile|kontakte|spamme|ringe|sender|e-poste|plage|mase); (send|kontakt|skriv|mail|
        ring) .. (ikke|ingen|aldrig|aldri) (mig |meg |os |oss |til mig |til meg |)(flere|mere|mer|
        laengere|lenger|igen|igjen|mails|e-post|mail|noget mere|noe mer);
        (kontakt|skriv|mail) (mig|os|meg|oss|til mig|til meg) (ikke|aldrig|aldri);
        (kontakt|mail) (ikke|aldrig|aldri) (mig|meg|os|oss);
        (lad|la) (mig|os|meg|oss) (vaere i fred|vaere|i fred);
        (traekker|trekker|tilbagekalder|tilbakekaller) .. samtykke*; gdpr .. (slet|fjern|slett*);
        (fra|af|av) (jeres|dine|din|deres|denne|deres e-post|alle|listen|listene|jeres mail*)
        (liste|mailliste|maillisten|e-postliste|mailingliste|lister|mailinglist|database|
        distributionsliste|nyhedsbrev|nyhetsbrev|register);
        (hvordan) .. (afmelder|melder|avmelder|framelder) (jeg|vi) (mig|meg|os|oss|av)*;
        (opsig|afslut|avslutt|si opp) .. (abonnement*|nyhedsbrev*|nyhetsbrev*);
        (afmelding|framelding|avmelding) (tak|takk|.|!|fra|af|av|bedes|onskes);
        (afmeld|avmeld|frameld)
        """
    ),
    "fi": listed(
        """
        tietosuojavaltuut*;
        (en|emme) .. (antanut|antaneet|suostunut|tilannut|tilanneet|pyytanyt|pyytaneet) ..;
        (poist*|pyyhk*|irtisano*) .. (lista*|osoite*|osoittee*|tiedo*|tieto*|rekister*|minut|
        meidat); (listalta|rekisterista|postituksesta|listoilta) ..; (saastakaa|saasta) ..;
        (poistakaa|poista|poistattehan|poistaisitteko|poistaisitko|poistaa|irrottakaa) (minut|
        meidat|sahkopostiosoitteeni|osoitteeni|tietoni|nimeni|tama osoite|yhteystietoni|
        osoitteemme|tietomme|sahkopostini|minun); (haluan|haluamme|haluaisin|toivon|pyydan|
        pyydamme|voitteko|voisitteko) .. (peruuttaa|perua|poistaa (minut|tietoni|osoitteeni|
        yhteystietoni)|etta (minut|tietoni|osoitteeni) poistetaan|pois (listalta|postituslista*)|
        lopettaa tilauksen|poistua|etta lopetatte|erota); (en|emme) (halua|toivo|tahdo) (enaa
        |).. (viesteja|viestejanne|sahkoposti*|postia|yhteydenot*|vastaanottaa|mainoksia|saada|
        uutiskirje*|teilta|markkinointi*); (alkaa|ala|elkaa) (enaa |)(lahettako|laheta|ottako|ota|
        lahestyko|kirjoittako|kirjoita|hairitko|soittako|soita|spammatko) .. (enaa|minulle|meille|
        viesteja|yhteytta|postia|mitaan|sahkopostia|mainoksia);
        (ei enaa|ei) (viesteja|sahkoposteja|mainoksia|postia|yhteydenottoja|sahkopostia);
        (lopettakaa|lopeta) .. (viestien|lahettely|lahettaminen|spammaaminen|yhteydenotot|
        viestittely|mainosten|nama|tama|sahkopost*|postitus|hairint*);
        (jattakaa|jata) (minut|meidat) rauhaan; (peruuttakaa|peruuta|peruutan|perukaa|peru|perun)
        .. (tilaus|tilaukseni|uutiskirje*|prenumer*); (perun|peruutan) suostumuk*; gdpr .. poist*;
        (postituslistalta*|listalta*|postituslistaltanne|listaltanne|rekisterista*|
        tietokannasta*) .. (poist*|pois);
        (poist*|pois) .. (postituslista*|listalta*|listaltanne|rekisterist*|tietokann*)
        """
    ),
    "cs": listed(
        """
        uoou; urad* na ochranu;
        (nikdy|nikdo|nidky) .. (souhlas*|nedal*|neposkytl*|suhlas*|neprihlas*|nesouhlasil*);
        (nechte|nechaj*) .. (na pokoji|pokoji|byt); (vymaz*|smaz*|odstran*|vyrad*|vyskrt*|
        odhlas*) .. (adres*|seznam*|zoznam*|udaje|data|databaz*|me|mne|ma|nas|e-mail*|mail*|
        rozesil*); konec (s|techto); (odhlaste|odhlas|vyrad*|vymazte|vymaz|smazte|odstrante|
        odstran*|vyskrtnete|odebrat|odeberte|zruste|odhlasit|vyradte|odhlaste|vyskrtnite|
        odoberte) (me|nas|mne|ma|mou|muj|moje|moji|nasi|tuto|tento|prosim me|prosim ma|si ma|nasu|
        moj); (prosim|zadam|zadame|chci|chceme|chtel bych|chtela bych|preji si|prejeme si|ziadam|
        chcem|prajem si|rad bych|prosim vas) .. (odhlasit|odhlaseni|odhlasenie|vyrazeni|vyradenie|
        vyradit|smazani|vymazani|vymazanie|odstraneni|odstranenie|o vymaz|o odhlas*|uz (mi |me |
        ma |)(nepiste|neposilejte|neposielajte|nekontaktujte)|neposilejte|neposielajte|
        nekontaktujte|nepiste|nezasilejte|nezasielajte|smazat (mou|me|moje)|vymazat (mou|moje)|
        byt (vyrazen*|odhlasen*|odstranen*)|ukoncit odber|zrusit (odber|zasilani|newsletter)|
        odstranit|o zrus*|zasilani .. ukoncit|neposilat|prestat posilat|nebyt); (nepreji si|
        nechci|nechceme|neprajem si|nechcem|neprejeme si|nesouhlasim|nesuhlasim) (uz |dale |jiz |
        dalej |nadale |).. (dostavat|zasilani|zasielanie|zadne|ziadne|vase|vase|kontaktovan*|
        posilani|dalsi|dalsie|byt|emaily|e-maily|maily|obchodni|abyste|aby ste|zasilan*|
        newsletter*|prijimat|odebirat); (uz |jiz |)(mi |me |ma |nam |nas |)(neposilejte|
        neposielajte|nezasilejte|nezasielajte|nepiste|nekontaktujte|neobtezujte|neotravujte|
        nevolejte|nespamujte|neposilej|nepis); (prestante|prestan|prestante|dost|konec|skoncete)
        .. (posilat|posielat|psat|pisat|spamovat|obtezovat|s emaily|s maily|mailu|emailu|e-mailu|
        nas|spamu|otravovat|kontaktovat); (zadne|ziadne) (dalsi |dalsie |)(emaily|e-maily|maily|
        zpravy|spravy|newslettery|nabidky|ponuky);
        (odvolavam|beru zpet|odvolavam svuj) .. (souhlas|suhlas);
        (gdpr) .. (vymaz*|smaz*|odstran*); (ze|z|zo) (vaseho|vasi|vasej|tohoto|vasich|vsech|vasho|
        teto|tejto) (seznamu|databaze|databazy|zoznamu|mailing*|rozesilky|listu|newsletteru|
        rozesilaciho|evidence); (vyrad*|odstran*|vymaz*|smaz*|odhlas*|vyskrt*) .. (ze|z|zo) ..
        (seznamu|databaze|databazy|zoznamu|mailing*|rozesilky|listu|newsletteru|odberu|evidence|
        rozesil*); (odhlasuji se|odhlasujem sa|rusim odber|odhlasit odber);
        (dejte|dajte) (mi|nam) pokoj
        """
    ),
    "hu": listed(
        """
        (soha|sosem|nem) .. (jarultam|adtam|iratkoztam|kertem) ..;
        (torol*|vegye*|vesse*) .. (lista*|cim*|adat*|nev*|neve*|adatbazis*); (iratkoztasson|
        toroljon|toroljenek|toroljetek|torolje|toroljek|vegyen|vegyenek|vegyetek|vegye|vegyek|
        tavolitsa|tavolitsak|leiratkoz*) (le|ki|el|engem|minket|a cimem*|a nevem*|az adatai*|az
        e-mail*|az email*|kerem|adatai*|ki engem|le a); leiratkoz*; (kerem|kerjuk|szeretnek|
        szeretnem|szeretnenk) .. (leiratkoz*|torol*|vegyenek le|vegyen le|ne (kuldjenek|kuldjon|
        irjanak|irjon|keressenek|keressen|zavarjanak)|levenni|adataim torles*|ne kapjak|
        lekerulni); ne (kuldjenek|kuldjon|kuldj|irjanak|irjon|irj|keressenek|keressen|keress|
        zavarjanak|zavarjon|hivjanak|kuldjetek|irjatok) .. (tobb|tobbet|nekem|engem|tobbe|e-mail*|
        email*|levelet|uzenet*|minket); nem (szeretnek|kivanok|akarok|kerek|szeretnenk|kivanunk)
        (tobb|tobbet|tobbe|a tovabbiakban|tovabbi|) .. (levelet|e-mail*|email*|uzenet*|hirlevel*|
        kapni|megkeres*|levelek*|ilyen*); (hagyjanak|hagyjon|hagyj) .. beken;
        visszavonom .. hozzajarulas*; gdpr .. torol*
        """
    ),
    "ro": listed(
        """
        (niciodata|nu) .. (am dat|mi-am dat|am fost de acord|m-am abonat|am cerut);
        (sterge*|scoate*|elimina*) .. (lista|adresa|datele|baza); (dezabonati|dezabonare|
        dezabonati-ma|dezaboneaza*|stergeti|stergeti-ma|scoateti|scoateti-ma|eliminati|
        eliminati-ma|scoate-ma|sterge-ma|excludeti-ma)(-ma|-ne| ma| ne| adresa| datele| numele|
        va rog| emailul|); (doresc|dorim|vreau|vrem|as dori|va rog|va rugam|rog|solicit) ..
        (dezabon*|sa (ma |ne |)(stergeti|scoateti|eliminati|dezabonati)|sa nu (ma |mai |imi |ne
        |)|stergerea datelor|stergerea|sa fiu (sters*|scos*|eliminat*|dezabonat*)|sa incetati|sa
        opriti); nu (mai |imi |ma |ne |mi |va rog )(mai |)(trimiteti|trimite|contactati|contacta|
        scrieti|scrie|doresc|vreau|dorim|vrem|deranjati|sunati|primesc|trimite-mi);
        nu doresc sa (mai |)(primesc|fiu);
        (incetati|opriti|terminati|gata cu) .. (emailuri*|mailuri*|mesaje*|sa|trimit*|spam*);
        (fara|gata) (alte |)(emailuri|mesaje|mailuri); (lasati-ma|lasa-ma) in pace;
        imi retrag .. consimtamant*
        """
    ),
}
