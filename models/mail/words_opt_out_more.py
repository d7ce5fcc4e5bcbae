"""Which words ask to be written to no more, in further languages, and alone?"""

from models.mail.phrases import listed

OPT_OUT_MORE: dict[str, tuple[str, ...]] = {
    "pl": listed(
        """
        nie (wyrazalem|wyrazalam|wyrazilem|wyrazilam|dawalem|dawalam|zgadzalem|zgadzalam|
        udzielalem|udzielilem) ..;
        (skad|jak) .. (macie|maja panstwo|masz|pan* ma) .. (adres|mail|dane|kontakt);
        (uodo|skarg*|prawnik*|zgloszenie do); koniec (z|tego|tych); (usun*|wypis*|skresl*|
        wykresl*|skasuj*) .. (list*|baz*|adres*|dan*|mnie|nas|newsletter*|kontakt*);
        (wole|wolalbym|wolalabym) .. nie ..; (prosze|prosimy|chce|chcialbym|chcialabym|chcemy|
        zadam|zadamy|wnosze|domagam sie|zycze sobie|prosba) .. (o usuniecie|mnie (usunac|wypisac|
        wykreslic)|nas (usunac|wypisac)|o wypisanie|o wykreslenie|usunac (moj|moje|nasz|mnie)|
        nie (wysylac|przysylac|kontaktowac|pisac|przesylac|kierowac)|(wiecej |juz |)nie (wysylac|
        przysylac|kontaktowac|pisac)|o nie (wysylanie|przysylanie|kontaktowanie)|o niewysylanie|
        o nieprzysylanie|o zaprzestanie|zaprzestac|zrezygnowac z|wypisac sie|o rezygnacje|
        sie wypisac|przestac); (usuncie|usun|wypiszcie|wypisz|wykreslcie|wykresl|skasujcie|skresl|
        usunac|wypisac) (panstwo |prosze |)(mnie|nas|moj|moje|nasz|nasze|ten adres);
        prosze mnie (usunac|wypisac|wykreslic|skreslic); (nie (chce|chcemy|zycze sobie|
        zyczymy sobie|wyrazam zgody|zgadzam sie)) (juz |wiecej |dluzej |).. (otrzymywac|dostawac|
        wiadomosci|maili|mailingu|na otrzymywanie|na przesylanie|na kontakt|byc|kontaktu|takich|
        zadnych|na dalsze|waszych); (nie (wysylajcie|wysylaj|piszcie|pisz|kontaktujcie|kontaktuj|
        przysylajcie|przysylaj|dzwoncie|spamujcie|spamuj|zawracajcie)); (przestancie|przestan|
        skonczcie|prosze przestac|zaprzestancie) .. (wysylac|pisac|spamowac|przysylac|mnie|
        wysylania|nekac|kontaktowac); (koniec|dosc|zadnych wiecej|zadnych|stop) (z |)(mailami|
        spamem|maili|wiadomosci|mailom|spamu|tego spamu); (rezygnuje|rezygnujemy|
        wypisuje sie) (z |)(subskrypcji|newslettera|otrzymywania|mailingu|listy|dalszych);
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
        (aldrig|inte) .. (samtyckt|gett|godkant|anmalt|bett om|samtycke|godkannande);
        (var|hur) .. (fatt|har ni|fick) .. (adress|mejl|uppgifter);
        (imy|datainspektion*|anmal* er|advokat|polisanmal*);
        (onskar|vill) (inte|ej|slippa) .. (kontakta*|mejl*|utskick*|fler|langre|bli); (bort|
        radera|stryk|avregistrer*|plocka) .. (adress|lista|listan|uppgifter|register|mig|oss|
        databas*|utskick*); (slipp*|undanbe*|avbojer) ..;
        slutar* .. (mejla|skicka|skriva|kontakta); (ta bort|avregistrera|stryk|radera|avanmal|
        plocka bort|tag bort|ta) (mig|oss|min|vara|mina|var|den har|denna|mitt|bort mig|
        bort min) .. (fran|ur|e-post*|mejl*|mailadress|adress|lista|listan|uppgifter|utskick*|
        register|namn|mail*|omedelbart|tack|nu);
        (ta bort|avregistrera|stryk|radera|avanmal|plocka bort|tag bort) (mig|oss);
        (avregistrera|avanmal) mig; (vill|onskar|skulle vilja|ber att fa|
        onskar att) .. (avregistrera*|bli borttag*|avsluta (prenumerat*|min)|inte (langre |)(ha|
        fa|ta emot|bli|motta)|tas bort|slippa|avanmala|bli avregistrer*|avprenumerera|sluta fa|
        inte ha fler|inte fa); (inte|inga|ingen|aldrig) (langre |mer |fler |flera |
        ytterligare |)(mejl|mail|utskick|e-post|meddelanden|nyhetsbrev|reklam|kontakt|spam|mejlen|
        brev) (fran er|tack|.|!|mer|skickas|till mig|langre)*; (sluta|upphor|sluta genast|
        var snall och sluta|snalla sluta) (att |med att |)(skicka|mejla|maila|kontakta|skriva|
        spamma|hora av|ringa|mejl*|stora); (skicka|kontakta|mejla|maila|skriv|ring|hor) .. (inte|
        inga|aldrig|ej) (mig |oss |)(fler|mer|langre|igen|mejl|mail|nagot mer|av er|utskick|
        meddelanden); (kontakta|mejla|maila|skriv) (mig|oss|till mig) (inte|aldrig|ej);
        (kontakta|mejla|maila) (inte|aldrig|ej) (mig|oss); (lamna) (mig|oss) ifred;
        (aterkallar|drar tillbaka) .. samtycke; gdpr .. (radera|ta bort); (fran|ur) (er|din|
        er e-post|den har|denna|eran|ert|alla) (lista|sandlista|maillista|mejllista|utskickslista|
        utskick|register|mailinglista|listor|nyhetsbrev|databas); (hur|var) .. avregistrerar;
        (avsluta|sag upp) .. (prenumeration*|nyhetsbrev*); avregistrering; avregistrera;
        avprenumerera
        """
    ),
    "da": listed(
        """
        (aldrig|ikke|aldri) .. (givet|gitt|sagt ja|bedt om|samtykke*|tilmeldt|meldt meg|godkendt|
        godkjent); (hvor|hvordan) .. (har i|har du|har dere|fik|fikk) .. (adresse|mail|
        oplysninger|epost*|opplysninger);
        (datatilsynet|forbrugerombudsmand*|forbrukertilsynet|klage*|advokat|politianmeld*);
        (onsker|vil|vil gerne|vil gjerne) (ikke|slippe|ikke at|ikke a) .. (kontakt*|mail*|
        beskeder|flere|laengere|lenger|blive|bli|hore); (slet|slett|fjern|stryg|afmeld|stryk|tag|
        ta) .. (adresse|liste*|oplysninger|opplysninger|register|mig|meg|os|oss|database*|mail*|
        epost*|data); (frabede*|frabeder|skan|spar) ..; slut med; (fjern|afmeld|slet|stryg|tag|
        frameld|slett|meld|ta) (mig|os|meg|oss|min|mine|vores|var|vare|venligst mig|denne|
        bort meg) .. (fra|af|mail*|e-mail*|epost*|adresse|liste*|oplysninger|opplysninger|data|av|
        nyhedsbrev*|tak|takk|straks|register*|navn);
        (fjern|afmeld|slet|stryg|frameld|slett) (mig|os|meg|oss); meld (meg|mig|oss) (av|af);
        (vil|onsker|vil gerne|vil gjerne|onskes|bedes|ber om a|beder om at|beder jer|
        ber dere) .. (afmeld*|framelde*|avmeld*|melde meg av|fjernes|fjernet|slettes|slettet|
        ikke (laengere |lenger |)(modtage|have|motta|ha|fa|kontakt*|hore|blive)|blive fjernet|
        bli fjernet|stoppe med|slippe); (ikke|ingen|aldrig|aldri) (laengere |lenger |flere |mere |
        mer |)(mails|e-mails|mail|beskeder|meldinger|nyhedsbreve|nyhetsbrev|e-poster|eposter|
        e-post|reklame*|henvendelser|spam|kontakt) (fra jer|fra dere|tak|takk|.|!|mere|mer|
        til mig|til meg)*; (stop|slutt|hold op|lad vaere|la vaere|stopp) (med at|med a|at|a|med|
        venligst med at|straks med) (sende|skrive|maile|kontakte|spamme|ringe|sender|e-poste|
        plage|mase); (send|kontakt|skriv|mail|ring) .. (ikke|ingen|aldrig|aldri) (mig |meg |os |
        oss |til mig |til meg |)(flere|mere|mer|laengere|lenger|igen|igjen|mails|e-post|mail|
        noget mere|noe mer);
        (kontakt|skriv|mail) (mig|os|meg|oss|til mig|til meg) (ikke|aldrig|aldri);
        (kontakt|mail) (ikke|aldrig|aldri) (mig|meg|os|oss);
        (lad|la) (mig|os|meg|oss) (vaere i fred|vaere|i fred);
        (traekker|trekker|tilbagekalder|tilbakekaller) .. samtykke*; gdpr .. (slet|fjern|slett*);
        (fra|af|av) (jeres|dine|din|deres|denne|deres e-post|alle|listen|listene|
        jeres mail*) (liste|mailliste|maillisten|e-postliste|mailingliste|lister|mailinglist|
        database|distributionsliste|nyhedsbrev|nyhetsbrev|register);
        (hvordan) .. (afmelder|melder|avmelder|framelder) (jeg|vi) (mig|meg|os|oss|av)*;
        (opsig|afslut|avslutt|si opp) .. (abonnement*|nyhedsbrev*|nyhetsbrev*);
        (afmelding|framelding|avmelding) (tak|takk|.|!|fra|af|av|bedes|onskes);
        (afmeld|avmeld|frameld)
        """
    ),
    "fi": listed(
        """
        (en|emme) .. (antanut|antaneet|suostunut|tilannut|tilanneet|pyytanyt|pyytaneet) ..;
        (mista|miten) .. (saitte|sait|olette saaneet) ..;
        (tietosuojavaltuutet*|valitus|valitan|asianajaj*|rikosilmoit*); (poist*|pyyhk*|
        irtisano*) .. (lista*|osoite*|osoittee*|tiedo*|tieto*|rekister*|minut|meidat);
        (listalta|rekisterista|postituksesta|listoilta) ..; (saastakaa|saasta) ..;
        (mieluummin|toivoisin) .. (en|etta ette) ..; lopett* ..; (poistakaa|poista|poistattehan|
        poistaisitteko|poistaisitko|poistaa|irrottakaa) (minut|meidat|sahkopostiosoitteeni|
        osoitteeni|tietoni|nimeni|tama osoite|yhteystietoni|osoitteemme|tietomme|sahkopostini|
        minun); (haluan|haluamme|haluaisin|toivon|pyydan|pyydamme|voitteko|
        voisitteko) .. (peruuttaa|perua|poistaa (minut|tietoni|osoitteeni|yhteystietoni)|
        etta (minut|tietoni|osoitteeni) poistetaan|pois (listalta|postituslista*)|
        lopettaa tilauksen|poistua|etta lopetatte|erota); (en|emme) (halua|toivo|
        tahdo) (enaa |).. (viesteja|viestejanne|sahkoposti*|postia|yhteydenot*|vastaanottaa|
        mainoksia|saada|uutiskirje*|teilta|markkinointi*); (alkaa|ala|elkaa) (enaa |)(lahettako|
        laheta|ottako|ota|lahestyko|kirjoittako|kirjoita|hairitko|soittako|soita|
        spammatko) .. (enaa|minulle|meille|viesteja|yhteytta|postia|mitaan|sahkopostia|mainoksia);
        (ei enaa|ei) (viesteja|sahkoposteja|mainoksia|postia|yhteydenottoja|sahkopostia);
        (lopettakaa|lopeta) .. (viestien|lahettely|lahettaminen|spammaaminen|yhteydenotot|
        viestittely|mainosten|nama|tama|sahkopost*|postitus|hairint*);
        (jattakaa|jata) (minut|meidat) rauhaan; (peruuttakaa|peruuta|peruutan|perukaa|peru|
        perun) .. (tilaus|tilaukseni|uutiskirje*|prenumer*); (perun|peruutan) suostumuk*;
        gdpr .. poist*; (postituslistalta*|listalta*|postituslistaltanne|listaltanne|
        rekisterista*|tietokannasta*) .. (poist*|pois);
        (poist*|pois) .. (postituslista*|listalta*|listaltanne|rekisterist*|tietokann*)
        """
    ),
    "cs": listed(
        """
        (nikdy|nikdo|nidky) .. (souhlas*|nedal*|neposkytl*|suhlas*|neprihlas*|nesouhlasil*);
        (kde|odkud|jak|odkial) .. (mate|jste|ste) .. (adresu|mail|e-mail|udaje|kontakt);
        (uoou|stiznost|staznost|pravnik*|uradu na ochranu);
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
        nevolejte|nespamujte|neposilej|nepis); (prestante|prestan|prestante|dost|konec|
        skoncete) .. (posilat|posielat|psat|pisat|spamovat|obtezovat|s emaily|s maily|mailu|
        emailu|e-mailu|nas|spamu|otravovat|kontaktovat); (zadne|ziadne) (dalsi |dalsie |)(emaily|
        e-maily|maily|zpravy|spravy|newslettery|nabidky|ponuky);
        (odvolavam|beru zpet|odvolavam svuj) .. (souhlas|suhlas);
        (gdpr) .. (vymaz*|smaz*|odstran*); (ze|z|zo) (vaseho|vasi|vasej|tohoto|vasich|vsech|vasho|
        teto|tejto) (seznamu|databaze|databazy|zoznamu|mailing*|rozesilky|listu|newsletteru|
        rozesilaciho|evidence); (vyrad*|odstran*|vymaz*|smaz*|odhlas*|vyskrt*) .. (ze|z|
        zo) .. (seznamu|databaze|databazy|zoznamu|mailing*|rozesilky|listu|newsletteru|odberu|
        evidence|rozesil*); (odhlasuji se|odhlasujem sa|rusim odber|odhlasit odber);
        (dejte|dajte) (mi|nam) pokoj
        """
    ),
    "hu": listed(
        """
        (soha|sosem|nem) .. (jarultam|adtam|iratkoztam|kertem) ..;
        (torol*|vegye*|vesse*) .. (lista*|cim*|adat*|nev*|neve*|adatbazis*);
        (naih|panasz*|ugyved*); (iratkoztasson|toroljon|toroljenek|toroljetek|torolje|toroljek|
        vegyen|vegyenek|vegyetek|vegye|vegyek|tavolitsa|tavolitsak|leiratkoz*) (le|ki|el|engem|
        minket|a cimem*|a nevem*|az adatai*|az e-mail*|az email*|kerem|adatai*|ki engem|le a);
        leiratkoz*; (kerem|kerjuk|szeretnek|szeretnem|szeretnenk) .. (leiratkoz*|torol*|
        vegyenek le|vegyen le|ne (kuldjenek|kuldjon|irjanak|irjon|keressenek|keressen|zavarjanak)|
        levenni|adataim torles*|ne kapjak|lekerulni); ne (kuldjenek|kuldjon|kuldj|irjanak|irjon|
        irj|keressenek|keressen|keress|zavarjanak|zavarjon|hivjanak|kuldjetek|irjatok) .. (tobb|
        tobbet|nekem|engem|tobbe|e-mail*|email*|levelet|uzenet*|minket); nem (szeretnek|kivanok|
        akarok|kerek|szeretnenk|kivanunk) (tobb|tobbet|tobbe|a tovabbiakban|tovabbi|) .. (levelet|
        e-mail*|email*|uzenet*|hirlevel*|kapni|megkeres*|levelek*|ilyen*);
        (hagyjanak|hagyjon|hagyj) .. beken; visszavonom .. hozzajarulas*; gdpr .. torol*
        """
    ),
    "ro": listed(
        """
        (niciodata|nu) .. (am dat|mi-am dat|am fost de acord|m-am abonat|am cerut);
        (sterge*|scoate*|elimina*) .. (lista|adresa|datele|baza);
        (anspdcp|plangere|reclamatie|avocat); (dezabonati|dezabonare|dezabonati-ma|dezaboneaza*|
        stergeti|stergeti-ma|scoateti|scoateti-ma|eliminati|eliminati-ma|scoate-ma|sterge-ma|
        excludeti-ma)(-ma|-ne| ma| ne| adresa| datele| numele| va rog| emailul|); (doresc|dorim|
        vreau|vrem|as dori|va rog|va rugam|rog|solicit) .. (dezabon*|sa (ma |ne |)(stergeti|
        scoateti|eliminati|dezabonati)|sa nu (ma |mai |imi |ne |)|stergerea datelor|stergerea|
        sa fiu (sters*|scos*|eliminat*|dezabonat*)|sa incetati|sa opriti); nu (mai |imi |ma |ne |
        mi |va rog )(mai |)(trimiteti|trimite|contactati|contacta|scrieti|scrie|doresc|vreau|
        dorim|vrem|deranjati|sunati|primesc|trimite-mi); nu doresc sa (mai |)(primesc|fiu);
        (incetati|opriti|terminati|gata cu) .. (emailuri*|mailuri*|mesaje*|sa|trimit*|spam*);
        (fara|gata) (alte |)(emailuri|mesaje|mailuri); (lasati-ma|lasa-ma) in pace;
        imi retrag .. consimtamant*
        """
    ),
    "ru": listed(
        """
        (не|никогда не) (давал*|соглашал*|подписывал*|разрешал*|просил*) ..;
        (откуда|где|как) .. (взяли|у вас|получили|узнали) .. (мой|мою|наш|адрес|почту|контакт*);
        (роскомнадзор|жалоб*|пожалуюсь|юрист*|в суд|прокуратур*); (удал*|убер*|исключ*|вычеркн*|
        сотр*) .. (адрес*|рассылк*|баз*|спис*|меня|нас|данн*|почт*|контакт*);
        (избавьте|увольте|пощадите) ..; (предпочел*|предпочла|лучше) .. не (получать|писать);
        не (хочу|желаю|надо|нужно) .. (писем|рассыл*|сообщени*|спам*);
        (отпи(шите|сать|ши|саться|шитесь)|отписка); (удалите|удали|исключите|уберите|убери|
        вычеркните|исключи|сотрите|выпишите|снимите) .. (меня|нас|мой|мою|мои|наш|наши|адрес|
        из (рассылки|базы|списка|вашей|вашего|этой)|этот|нашу|с рассылки|почту|контакт*); (прошу|
        просим|требую|требуем|хочу|хотим|хотел бы|хотела бы|пожалуйста|желаю|можете|
        можно) .. (отписать*|удалить (мой|меня|мои|нас|наш|все|из)|исключить (меня|мой|нас|наш|
        из)|больше не (писать|присылать|беспокоить|отправлять|слать)|не (присылать|писать|
        беспокоить|отправлять|слать|звонить|связываться)|убрать (меня|мой|нас|из)|прекрат*|
        отказаться от (рассылки|подписки|получения)); (больше |пожалуйста |)(не|
        никогда не) (пишите|присылайте|отправляйте|шлите|беспокойте|звоните|связывайтесь|пиши|
        присылай|шли|спамьте|рассылайте|надо больше|нужно больше) .. (больше|мне|нам|никогда|
        писем|письма|ничего|на этот|рассыл*|спам*|сообщ*|этого|рекламу|со мной);
        больше не (пишите|присылайте|отправляйте|шлите|беспокойте|пиши|связывайтесь|надо|нужно|
        звоните|хочу|желаю|интересует);
        не (пишите|присылайте|шлите|беспокойте|отправляйте) (мне|нам|меня|больше|сюда|нас);
        (не (хочу|хотим|желаю|желаем|заинтересован*)) (больше |далее |)(получать|ваш*|видеть|
        чтобы|такие|никаких|рассылк*); (хватит|перестаньте|прекратите|прекрати|перестань|
        завязывайте|довольно|кончайте) .. (слать|писать|спам*|присылать|рассыл*|письма|отправ*|
        беспокоить|мне|меня|писем|звонить|эти|это); (прекратите|перестаньте|хватит);
        (никаких|без) (больше |)(писем|рассылок|спама|сообщений);
        (отказываюсь|отказ) от (рассылки|рассылок|подписки|получения|ваших|дальнейш*|писем);
        (отзываю) .. согласие; (оставьте|оставь) (меня|нас) в покое;
        (отмените|отменить|отменяю|аннулируйте) (мою |)(подписку|рассылку);
        (как|где) .. (отписаться|отказаться от рассылки); (из|от|с) (вашей|вашего|этой|этого|
        своей|всех|ваших|твоей|списка|базы|рассылки) (рассылки|базы|списка|рассылок|баз|контактов|
        списков|подписки|данных)* .. (удал*|исключ*|убер*|отпи*|вычерк*)
        """
    ),
    "uk": listed(
        """
        (відпишіть|відписати|відписатися|відписатись|відпишіться); (видаліть|вилучіть|приберіть|
        виключіть|викресліть|зітріть) .. (мене|нас|мою|мій|мої|адресу|зі списку|з розсилки|
        з бази); (прошу|хочу|будь ласка|вимагаю|просимо) .. (відписати*|видалити|виключити|
        не (писати|надсилати|турбувати)|більше не);
        (більше |)не (пишіть|надсилайте|турбуйте|шліть|дзвоніть|присилайте);
        не (хочу|бажаю) (більше |)(отримувати);
        (припиніть|досить|годі|перестаньте) .. (слати|писати|надсилат*|спам*|розсил*)
        """
    ),
    "tr": listed(
        """
        (izin|onay|riza|rizam) .. (vermedim|vermedik|yok|almadiniz);
        (nereden|nasil) .. (buldunuz|aldiniz|ulastiniz|elde);
        (kvkk|sikayet*|avukat*|dava*|savcilig*);
        (sil*|cikar*|kaldir*) .. (liste*|adres*|bilgi*|veri*|kayit*);
        (liste*|adres*|bilgi*|veri*|kaydim*|ismim*) .. (sil*|cikar*|kaldir*|cikart*);
        (almak|duymak|gormek) istemiyor*; (yeter|birakin) (artik|bu); (beni|bizi|adresimi|
        e-postami|e-posta adresimi|mail adresimi|adimi|ismimi|mailimi|bilgilerimi|verilerimi|
        numarami|e-posta adresimizi|kisisel verilerimi|bu adresi|sirketimizi) .. (cikar*|sil*|
        kaldir*|cikart*|listeden|dus*); (listenizden|listeden|listelerinizden|veritabaninizdan|
        sistemden|sisteminizden|aboneliginizden|posta listenizden|bulteninizden|mail listenizden|
        e-posta listenizden) .. (cikar*|sil*|kaldir*|cikart*|ayril*|cikmak); (artik |lutfen |
        bir daha |)(bana|bize|bu adrese|benimle|bizimle) .. (mail|e-posta|mesaj|email|bir sey|
        iletisime|reklam|posta|eposta|yazma*|gonderme*|atma*) .. (gondermeyin*|atmayin*|yazmayin*|
        gonderme|atma|gecmeyin*|kurmayin*|istemiyor*|almak istemiyor*); (mail|e-posta|mesaj|email|
        eposta|reklam|bulten|sms) (gondermeyin*|atmayin*|yazmayin*|gondermeyi (birak*|kes*|
        durdur*)|atmayi (birak*|kes*)|almak istemiyor*|istemiyor*|gonderme|atma|
        gonderimini durdur*); (bana|bize|bu adrese) (bir daha |artik |lutfen |)(yazmayin*|
        mail atmayin*|gondermeyin*|ulasmayin*|yazma|e-posta gondermeyin*|mesaj atmayin*);
        (abonelikten|uyelikten|listeden|aboneliginden) (cik*|ayril*|cikar*|cikmak|ayrilmak);
        (aboneligimi|uyeligimi|aboneligi|kaydimi) .. (iptal|sonlandir*|sil*|durdur*); (artik|
        bundan sonra|bir daha) .. (almak istemiyor*|rahatsiz etmeyin*|aramayin*|
        iletisime gecmeyin*|mail istemiyor*|e-posta istemiyor*|yazmayin*|gondermeyin*);
        (beni|bizi) .. (rahat birak*|rahatsiz etme*|aramayin*); (spam*|rahatsiz etmeyi|
        mail atmayi|yazmayi|gondermeyi) (yapmayi |)(kesin|birakin|durdurun|birak|kes);
        kvkk .. sil*; (riza*|onay*) .. geri (cek*|al*); iletisime gecmeyin; almak istemiyorum
        """
    ),
    "el": listed(
        """
        (διαγραψτε|διαγραψε|αφαιρεστε|βγαλτε|σβηστε|απεγγραψτε) (με|μας|το|τα|τη|την); (θελω|
        θα ηθελα|επιθυμω|παρακαλω) .. (διαγραφ*|να με (διαγραψετε|αφαιρεσετε|βγαλετε)|απεγγραφ*|
        να μην); μην (μου|μας|με) (ξαναστει*|στελνετε|ξαναγραψ*|ενοχλ*|γραφετε|ξαναενοχλ*);
        δεν (θελω|επιθυμω) (πλεον |αλλα |να λαμβανω|να μου|αλλο); σταματηστε (να|τα)
        """
    ),
    "ja": listed(
        """
        リストから; 名簿から; 差し控えて; お控えください; 控えていただ; 控えてください; 控えて頂;
        今後このような; 送付をやめ; 送信はお控え; 配信先から; 送付先から; 宛先から外;
        登録した覚え; 同意した覚え; 許可した覚え; 同意していません; 承諾していません;
        どこでこのアドレス; どこでアドレス; 特定電子メール; 消費者庁; 通報し; 法的措置;
        アドレスの削除; アドレスを消; データを削除; データの削除; 情報の削除; 個人情報の削除;
        個人情報を消去; 除外してください; 外してください; やめてください; やめて下さい;
        止めてください; 送ってこないで; もう結構です; もう要りません; 受け取りを希望しません;
        ご案内は不要; ご案内は結構; 案内は不要; 配信は結構; 配信停止; 配信を停止; 配信の停止;
        配信を止め; 配信をやめ; 配信解除; 購読解除; 購読を解除; 購読停止; 購読を中止; 登録解除;
        登録を解除; 登録を削除; リストから削除; リストから外; リストから除外; リストから抜;
        メールを送らないで; メールは送らないで; 送らないでください; 送らないで下さい;
        送付しないで; 送信しないで; 送信を停止; 送信をやめ; 送信を止め; 連絡しないで;
        連絡はしないで; 連絡をしないで; 連絡は控え; 連絡をお控え; 連絡はお控え; 連絡は不要;
        連絡は結構; 連絡をやめ; メールは不要; メール不要; メールはお控え; メールを停止;
        メールを止め; メールをやめ; メールは結構;
        今後の(配信|メール|ご連絡|連絡|ご案内|案内|送信)は ..; 今後のご連絡は; 今後のメールは;
        今後の配信は; 今後のご案内は; 今後は送らないで; 配信不要; 配信は不要; 配信を希望しません;
        受信を希望しません; 受け取りたくありません; 受け取りたくない; 受信拒否; 受信したくない;
        退会したい; 退会します; 退会させて; 退会をお願い; 退会希望; 解約したい; オプトアウト;
        迷惑です; もう送らないで; 二度と(送|連絡|メール); 二度と送; 二度と連絡; 二度とメール;
        営業メールは(お断り|不要); 営業メールはお断り; 営業のご連絡はお断り; 営業メールはご遠慮;
        ご遠慮ください; ご遠慮願います; 個人情報を削除; 情報を削除; アドレスを削除
        """
    ),
    "zh": listed(
        """
        从名单; 名单中删除; 名单里删除; 名单中移除; 名单上删; 名单刪除; 名單中刪除; 名單移除;
        列表中删除; 列表中移除; 列表里删; 清单中删除; 数据库中删除; 资料库; 通讯录中删;
        将我的邮箱; 把我的邮箱; 把我的地址; 将我的地址; 删除我的; 我没有同意; 从未同意; 从未授权;
        没有授权; 从没订阅; 从未订阅; 没有订阅; 未经我同意; 未经同意; 哪里得到我的; 从哪里弄;
        怎么得到我的; 怎么有我的; 投诉; 举报; 律师; 停止发; 停止给; 别发了; 不要发了; 别再给;
        别再写; 不想再看到; 请勿继续; 不要继续发; 不必再发; 不用再发; 无需再发; 不用再联系;
        不必再联系; 不要再推; 退订; 退訂; 取消订阅; 取消訂閱; 取消訂阅; 停止发送; 停止發送;
        不要再发; 不要再發; 别再发; 別再發; 请勿再发; 請勿再發; 不要给我发; 不要再给我;
        不要再給我; 别给我发; 不要再联系; 不要再聯繫; 不要再聯絡; 别再联系; 別再聯絡; 请勿联系;
        请勿再联系; 請勿再聯絡; 請勿再聯繫; 勿再联系; 勿再發; 勿再发; 不要联系我; 不要再打扰;
        不要打扰; 别再打扰; 請勿打擾; 请勿打扰; 不想再收到; 不想收到; 不希望收到; 不希望再收到;
        不再接收; 不愿收到; 不想再接收; 不再希望收到; 不再需要收到; 从列表中删除; 从名单中删除;
        从您的列表; 从你们的列表; 从邮件列表; 从你们的名单; 从您的邮件列表; 移除我; 删除我;
        刪除我; 把我从; 將我從; 将我从; 把我删; 把我移; 移出名单; 移出列表; 移出邮件; 拒收;
        停止骚扰; 停止联系; 停止聯絡; 停止推送; 停止寄送; 請停止; 请停止; 不要再寄; 別再寄;
        不要寄; 拒绝接收; 取消关注; 取消邮件; 不要再来信; 不要再写; 不要发邮件; 不要再发邮件;
        删除我的; 刪除我的; 删除我们的(信息|资料|联系方式); 回复td; 回td
        """
    ),
    "ko": listed(
        """
        명단에서; 리스트에서; 목록에서; 주소록에서; 동의한 적; 동의하지 않; 동의 없이; 허락한 적;
        신청한 적; 가입한 적; 구독한 적; 어디서 제; 어떻게 제; 신고하겠; 신고할; 법적 조치;
        개인정보 보호; 삭제 부탁; 삭제 바랍; 삭제를 요청; 삭제 요청; 지워 주; 지워주; 빼 주; 빼주;
        빼 주세요; 제외해 주; 제외 부탁; 그만해; 그만 해; 중단해; 보내시지; 연락하시지;
        받지 않기를; 안 받고; 안 받겠; 받고 싶지; 사양하겠습니다 .. 메일; 수신거부; 수신 거부;
        수신을 거부; 수신 중단; 수신을 중단; 구독 취소; 구독취소; 구독 해지; 구독해지;
        구독을 취소; 구독을 해지; 구독 해제; 그만 보내; 보내지 마; 보내지 말; 보내지마;
        연락하지 마; 연락하지 말; 연락하지마; 연락 주지 마; 연락 주지 말; 더 이상 연락;
        더 이상 메일; 더이상 메일; 더 이상 이메일; 더 이상 보내; 더이상 보내; 더 이상 받고 싶지;
        받고 싶지 않; 받기 싫; 받지 않겠; 수신을 원하지; 수신을 원치;
        원하지 않습니다 .. (메일|연락); 메일을 원하지; 메일 수신을 원; 목록에서 삭제;
        목록에서 제외; 목록에서 제거; 리스트에서 삭제; 리스트에서 제외; 리스트에서 빼;
        명단에서 삭제; 명단에서 빼; 명단에서 제외; 메일링 리스트에서; 탈퇴; 삭제해 주; 삭제해주;
        제 정보를 삭제; 개인정보 삭제; 개인정보를 삭제; 발송 중지; 발송을 중지; 발송 중단;
        발송을 중단; 메일 보내지; 이메일 보내지; 해지해 주; 스팸 .. (그만|중단); 메일 그만;
        이메일 그만; 연락 그만; 이런 메일 .. (그만|보내지)
        """
    ),
    "he": listed(
        """
        הסירו אותי; הסר אותי; להסיר אותי; הסירו אותנו; תסירו אותי; להסרה; הסרה; נא להסיר;
        אל תשלחו; אל תשלח; אל תפנו; להפסיק לשלוח; הפסיקו לשלוח; תפסיקו לשלוח; לא מעוניין לקבל;
        לא רוצה לקבל; לא מעוניינת לקבל
        """
    ),
    "ar": listed(
        """
        الغاء الاشتراك; إلغاء الاشتراك; الغوا اشتراكي; ألغوا اشتراكي; ازالتي; إزالتي; احذفوني;
        احذفني; ازيلوني; أزيلوني; لا ترسلوا; لا ترسل; توقفوا عن; توقف عن; لا اريد استلام;
        لا أريد استلام; لا اريد تلقي; لا أريد تلقي; لا تتواصلوا; حذف بريدي; حذف بياناتي;
        عدم ارسال; عدم إرسال
        """
    ),
}
KEYWORDS = listed(
    """
    stop; stopall; stop all; unsubscribe; unsub; cancel; end; quit; revoke; opt out; optout;
    opt-out; remove; remove me; stop it; no more; leave me alone; desist; off; out; take me off;
    unsubscribe me; stop please; please stop; please remove; remove please; stop sms; stop emails;
    stop mail; stopp; abmelden; abmeldung; austragen; loschen; ende; aufhoren; keine werbung;
    arret; arreter; arretez; desabonner; desabonnement; desinscription; desinscrire;
    desinscrivez-moi; fin; baja; cancelar; alto; parar; pare; detener; basta; no mas; ferma;
    fermare; fine; cancella; cancellami; disiscrivi; disiscrizione; annulla; stoppa; sair;
    remover; parem; stoppen; afmelden; uitschrijven; stopzetten; rezygnuje; wypisz; wypisz mnie;
    koniec; avsluta; avregistrera; avsluta prenumeration; slut; afmeld; afmelding; frameld;
    avmeld; lopeta; peruuta; poista; seis; odhlasit; odhlaste; konec; zrusit; vymazat;
    leiratkozas; dezabonare; стоп; отписаться; отписка; отпишите; хватит; відписатися; dur; iptal;
    durdur; ret; cik; σταματηστε; διαγραφη; στοπ; 停止; 配信停止; 解除; 退订; 退訂; td; t; 取消;
    取消订阅; 수신거부; 중지; 그만; 취소; 해지; 거부; הסר; הסרה; עצור; توقف; ايقاف; إيقاف; الغاء;
    stop thanks; stop, thanks; removal; delete; delete me; desuscribir; eliminar
    """
)
