"""Which words ask for more, or show interest?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

INTEREST: dict[str, tuple[str, ...]] = {
    Intent.NEED_MORE_INFO: listed(
        """
        (send|share|provide|give|forward|email|supply|shoot|get|show) (me |us |over |through |
        along |)(some |any |a |an |the |your |more |further |additional |).. (info*|details|
        pricing|price*|brochure|case stud*|examples|deck|documentation|quote|references|overview|
        presentation|one-pager|proposal|specs|datasheet|material*|link|rates|costs|price list|
        catalogue|catalog|whitepaper|summary|more|breakdown|sample*|data|numbers|terms); (more|
        further|additional) (info*|details|context|background|specifics|clarification|
        documentation); (how much|what (is|are|would|does|'s) .. (cost|price|pricing|difference|
        catch|fee*|rate*|timeline|minimum|contract|process|roi|limit*)|how (does|do|is|are|can|
        would|many|long|quickly|exactly|about|will)|what (exactly|does|do|is|are|kind|sort|about|
        would|makes|integrations|countries|languages|data|happens|other|else|size)|
        which (countries|integrations|systems|companies|clients|customers|plans|crm|tools|
        languages|features|version|industries|markets|certif*|other)|where (is|are|do|does|can|
        did)|do you (have|offer|support|work|also|provide|integrate|charge|know|ship|do|store|
        cover|deliver|handle|operate|already)|does (it|this|your|the|that)|is (it|this|there|your|
        that|the) .. (possible|compatible|available|included|integrat*|secure|gdpr|support*|free|
        trial|minimum|way|certified|hosted|based|limit*|compliant|also|any|different|work*)|
        are (there|you|your|these|the) .. (gdpr|certif*|minimum|references|integrat*|discount*|
        fees|compliant|able|prices|any|also|data|servers|costs)|can (it|you|this|your|i|
        we) .. (tell|explain|send|share|clarify|elaborate|integrate|handle|support|give|provide|
        describe|export|import|customi*|test|try|get|be|also|import|do|work|show)|
        could you (please |)(tell|explain|send|share|clarify|elaborate|give|provide|describe|
        outline|walk|show|expand|confirm|let)|would you (mind|please|be able to) .. (send|tell|
        explain|share|clarify|giv*)|would (it|this|your) .. (work|integrate|cost|be|fit|support));
        (curious|wondering|want to know|like to know|need to know|would like to understand|
        like to understand|want to understand|need to understand|have (a few|some|a couple of|a|
        several|two|three) questions|quick question|one question|question about|questions about|
        not sure (i|what|how) .. understand|unclear|don't (quite |fully |)understand|elaborate|
        clarify|tell me (more |)(about|how|what|which)|learn (about|how|what|which)|before (i|
        we) (decide|commit|meet|talk|agree|go|move)); price list; pricing; price range;
        (case stud*|references|brochure|whitepaper|datasheet|free trial)( |.|,|?|!|to|for|from|
        of)*; trial; (schicken|senden|geben|zusenden|ubersenden|schick|sende|nennen|zukommen|
        erzahlen|erklaren|erlautern|sagen|schildern|beschreiben|schreiben|konnten|konnen|mailen|
        zeigen) (sie |)(mir |uns |).. (informationen|infos|unterlagen|details|preise*|preisliste|
        angebot|referenzen|broschure|beispiel*|naher*|mehr|genauer*|prasentation|dokumentation|
        material|kosten*|wie|was|ob|welche|konditionen|link|datenblatt|kostenaufstellung|
        aufstellung); (mehr|weitere|nahere|genauere) (infos|informationen|details|unterlagen|
        angaben|erfahren|wissen); (was|wie viel|wieviel) (kostet|kosten|ist|sind|genau|bedeutet|
        passiert|unterscheidet|macht|beinhaltet|wurde); (wie|welche|welcher|welches|wo|ob|gibt es|
        haben sie|bieten sie|konnen sie|unterstutzt|unterstutzen|lasst sich|ist das|ist es|
        sind die|funktioniert|brauchen wir|wer) .. (funktioniert|kostet|kosten|preise|integr*|
        schnittstelle*|daten*|moglich|dsgvo|server|referenz*|unterst*|lauft|aufwand|lange|viele|
        erfahrung*|anbind*|konform|laufzeit|testphase|test*|voraussetz*|gehostet|kunden|enthalten|
        unterscheid*|sicher|system*|lizenz*|schon|hoch|gespeichert|angeb*);
        (preise|preisliste|kosten|referenzen|datenblatt|testzugang);
        (habe|hatte|haben|hatten) .. (frage*|fragen);
        (wurde|mochte|wurden) .. (wissen|verstehen|erfahren); (envoyer|envoyez|transmettre|
        communiquer|donner|faire parvenir|adresser|preciser|expliquer|dire|detailler|m'en dire|
        nous en dire|fournir|partager|envoie|pourriez-vous|pouvez-vous) .. (informations|infos|
        details|documentation|tarif*|prix|plaquette|brochure|exemple*|references|devis|
        presentation|plus|comment|quel*|si |cas|document*|grille|precisions|catalogue|etude*);
        (plus|davantage|complement) d'(informations|infos|info|elements|details); (combien|
        quel est|quels sont|quelle est|quelles sont|comment|est-ce que|avez-vous|proposez-vous|
        y a-t-il|existe-t-il|quelle|quel|quels|quelles|qu'est-ce|ou sont|a-t-il|est-il|gerez-vous|
        disposez-vous|pouvez-vous|sur quel*|faut-il|vos (prix|tarifs)) .. (coute*|prix|tarif*|
        cout|fonctionn*|difference|integr*|donnees|compatible*|rgpd|possible|references|duree|
        delai*|engagement|inclus*|se passe|version|api|essai|crm|client*|heberge*|support*|
        logiciel*|outil*|pays|frais|conditions|exactement); (en savoir plus|savoir si|comprendre|
        j'ai (une|quelques|deux|des) questions*|question*|tarifs|grille tarifaire|etudes de cas|
        documentation|periode d'essai); (envi*|mand*|pas*|facilit*|compart*|explic*|dar*|dig*|
        decir*|dec*|detall*|aclar*|proporcion*|remit*|podria*|puede*|podeis) .. (informacion|info|
        detalles|precios*|tarifa*|folleto|ejemplo*|referencias|presupuesto|presentacion|mas|
        documentacion|como|que |caso*|si |dossier|catalogo|cotizacion|material|coste*);
        (mas|mayor) (informacion|info|detalles|datos); (cuanto|cual es|cuales son|como|que|donde|
        tienen|tienes|ofrecen|hay|es posible|se puede|se integra|cuentan|incluye|disponen|
        funciona|es compatible|cumple|existe|quien*) .. (cuesta*|precio*|coste*|funciona*|
        diferencia*|integra*|datos|compatible*|rgpd|posible|referencias|plazo*|incluye*|consiste|
        servidor*|prueba|sistema*|clientes|licencia*|permanencia|experiencia|tarifa*|exactamente|
        version|crm|api|idioma*|pais*); (saber (mas|si|como|que|cuanto)|me gustaria (saber|
        entender|conocer)|quisiera saber|tengo (una|algunas|varias|unas|dos) (pregunta*|duda*)|
        precios|lista de precios|casos de exito|prueba gratuita); (invi*|mand*|fornir*|dar*|
        spiega*|forn*|dir*|condivid*|illustra*|chiari*|potreste|potrebbe|puo|potete|puoi|
        precisar*) .. (informazioni|info|dettagli|prezzi*|listino|brochure|esempi*|referenze|
        preventivo|presentazione|piu|documentazione|come|cosa|materiale|costi|se |caso|casi|
        scheda|catalogo);
        (maggiori|ulteriori|piu|altre) (informazioni|info|dettagli|delucidazioni); (quanto|qual e|
        quali sono|come|cosa|avete|offrite|c'e|ci sono|e possibile|si integra|e compatibile|dove|
        supportate|quali|funziona|include|prevede|chi) .. (costa*|costo|costi|prezz*|funzion*|
        differenz*|integr*|dati|compatibil*|gdpr|possibile|referenze|tempi|durata|compres*|
        inclus*|server|prova|client*|licenz*|vincol*|crm|api|esattamente|lingue|versione|paesi);
        (vorrei (sapere|capire|conoscere)|saperne di piu|ho (una|alcune|qualche|delle|
        due) domand*|domanda|listino prezzi|casi studio|prova gratuita|prezzi); (envi*|mand*|
        pass*|explic*|dar*|dizer*|detalh*|fornec*|compartilh*|partilh*|esclarec*|pode*|poderia*|
        podem) .. (informac*|info*|detalhes|preco*|tabela|folheto|exemplo*|referencias|orcamento|
        apresentacao|mais|documentacao|como|material|se |caso*|valor*|catalogo|proposta);
        (mais|maiores) (informac*|info*|detalhes|dados); (quanto|qual e|qual o|quais sao|como|
        o que|tem|voces tem|oferecem|ha|existe|e possivel|integra|onde|quais|funciona|inclui|
        e compativel|qual|quem) .. (custa*|preco*|custo*|funciona*|diferenca*|integra*|dados|
        compativel|lgpd|rgpd|possivel|referencias|prazo*|inclui*|consiste|servidor*|teste|client*|
        licenca*|valor*|fidelizacao|crm|api|exatamente|idioma*|pais*); (saber (mais|se|como|
        quanto)|gostaria de (saber|entender|conhecer)|tenho (uma|algumas|duas) (pergunta*|
        duvida*)|tabela de precos|estudos de caso|precos|teste gratis|periodo de teste); (stuur|
        stuurt|sturen|geven|geef|kunt u|kun je|kunnen jullie|zou u|mail|toelichten|vertellen|
        uitleggen|toesturen|delen) .. (informatie|info|details|prijzen|prijslijst|brochure|
        voorbeeld*|referenties|offerte|presentatie|meer|documentatie|hoe|wat|of |kosten|tarieven|
        toelicht*|uitleg*|vertel*); (meer|verdere|aanvullende) (informatie|info|details|uitleg);
        (wat (kost|kosten|is|zijn|houdt|doet|bedoel*)|hoeveel|hoe (werkt|werken|gaat|lang|zit|
        veel|is|zijn)|welke|hebben jullie|heeft u|bieden jullie|is (het|er|dit)|zijn (er|jullie)|
        kan (het|dit|ik)|werkt (het|dit)|waar (staan|is|worden)) .. (kost*|prijs*|prijzen|werk*|
        verschil|integr*|gegevens|data|avg|mogelijk|referenties|looptijd|inbegrepen|koppel*|
        systeem|systemen|proef*|klanten|ervaring|compatible|precies|minim*|talen|landen|servers|
        licentie*); (wat kost|wat zijn de (kosten|prijzen|tarieven)|ik heb (een|nog|enkele|wat|
        een paar) vra*|vraag|vragen|wil graag weten|zou graag willen weten|benieuwd|prijslijst|
        prijzen|proefperiode); (prosze |)(przeslac|wyslac|podac|przesłanie|o przeslanie|wyjasnic|
        podeslac|przedstawic|o informacj*|powiedziec|o podanie|opisac|o wyslanie|mozecie|
        moglby pan|moglaby pani|czy moze* pan*) .. (informacj*|szczegol*|cennik*|ceny|ofert*|
        przyklad*|referencj*|wiecej|jak|material*|prezentacj*|dokumentacj*|koszt*|broszur*|
        wycen*); (wiecej|dodatkow*|blizsz*) (informacji|szczegolow|informacje|danych); (ile|jaki|
        jaka|jakie|jak|czy|gdzie|co|na czym|kto|z jakimi) .. (kosztuje|koszt*|cen*|dziala*|rozn*|
        integr*|dane|danych|rodo|mozliw*|referencj*|okres*|system*|klient*|licencj*|polega|
        oferuj*|wspier*|umow*|testow*|prób*|wersj*|zawiera|crm|api|dokladnie);
        (chcialbym|chcialabym|chcielibysmy|chce) .. (wiedziec|dowiedziec|zrozumiec|poznac);
        mam (pytan*|kilka pytan|pare pytan|jedno pytanie); cennik; (skicka|sand|ge|skriv|kan du|
        kan ni|kunne du|kan i|kan dere|kunne i|send|gi|giv|forklar*|berat*|fortell*|fortael*|dela|
        utveckla|utdyp*|uddyb*) .. (information*|info|detaljer|priser*|prislista|prisliste|
        broschyr|brosjyre|brochure|exempel|eksemp*|referen*|offert*|tilbud|presentation*|mer|mere|
        hur|hvordan|om|dokumentation|material*|kostnad*|underlag); (mer|mere|ytterligare|
        yderligere|flere|mer detaljert) (information*|info|informasjon|detaljer); (vad|hva|hvad|
        hur|hvordan|vilka|hvilke|vilken|hvilken|hvor|har ni|har i|har dere|finns det|er der|
        finnes det|kan det|ar det|er det|gar det|stotter|stodjer|understotter|var) .. (kosta*|
        koste*|pris*|fungera*|fungere*|virker|skillnad*|forskjell*|forskel*|integr*|data*|gdpr|
        mojligt|mulig*|referen*|ingar|inkluder*|system*|kunder|licens*|lisens*|avtal*|bindning*|
        binding*|prov*|erfarenhet*|lang|mange|manga|lagras|lagres|opbevares|crm|api|sprak|sprog|
        innebar|krav*); (vad kostar|hva koster|hvad koster|vill veta|vil gjerne vite|
        vil gerne vide|undrar|lurer pa|onsker a vite|har (nagra|ett par|en|et par|noen|nogle|
        et) (fraga|fragor|spors*|sporgsmal*)|prislista|prisliste|provperiod|proveperiode);
        (lahetta*|lahettakaa|kerro*|kertokaa|voisitko|voitteko|voisitteko|voitko|antaa|selittaa|
        tarkenta*) .. (lisatieto*|tietoa|hinna*|esit*|tarjous*|referen*|esimerk*|lisaa|miten|
        materiaali*|hinnasto*|kerto*|lisainfo*|tarkemmin|hinnoittelu*);
        (lisatietoja|lisatietoa|lisainfoa|enemman tietoa|tarkempia tietoja); (paljonko|mita|miten|
        kuinka|onko|millainen|mika|mitka|missa|tukeeko|toimiiko|voiko|sisaltyyko) .. (maksaa|
        hinta|toimii|ero|integr*|tietoja|tiedot|gdpr|mahdollista|referen*|kuuluu|kustann*|
        jarjestelm*|asiakkaita|sopimus*|kokeilu*|kayttoonotto*|tallennetaan|kestaa|kielet|crm|api|
        teilla|siina); (haluaisin|haluaisimme) (tietaa|ymmartaa|kuulla lisaa);
        (minulla on|pari|muutama) .. kysymy*; hinnasto*; hinnoittelu*; (poslete|poslat|zaslete|
        zaslat|muzete|mohli byste|mohl byste|uvest|vysvetlit|uvedte|upresnit|reknete|zaslani|
        mozete|mohli by ste|posli*) .. (informac*|detail*|cen*|cenik*|nabidk*|prezentac*|
        referenc*|priklad*|vice|jak|material*|podklad*|dokumentac*|cennik*|viac|bliz*|poslat);
        (vice|dalsi|bliz*|podrobn*|viac) (informac*|detail*|podrobnost*|info); (kolik|jaka|jaky|
        jake|jak|co|zda|mate|nabizite|je mozne|kde|kolko|aka|ake|aky|ako|ci|s jakymi) .. (stoji|
        cen*|funguj*|rozdil*|rozdiel|integr*|data|udaje|gdpr|mozn*|referenc*|zahrn*|system*|
        klient*|zakazni*|licenc*|smlouv*|zkus*|podpor*|presne|napoj*|uklada*|jazyk*|crm|api);
        (chtel*|rad*|chceme) .. (vedet|vediet|dozvedet|zjistit);
        mam (dotaz*|otazk*|par dotazu|nekolik|par otazok); cenik; cennik; (пришлите|отправьте|
        вышлите|расскажите|объясните|уточните|предоставьте|поделитесь|можете|могли бы|скиньте|
        подскажите|направьте|прислать|поясните) .. (информаци*|подробн*|цен*|прайс*|стоимост*|
        презентац*|кейс*|пример*|больше|как|материал*|условия|коммерческ*|документац*|брошюр*|
        детал*|тариф*|сколько|что|есть ли|какие|расч*); (больше|дополнительн*|подробн*|
        более подробн*) (информации|информацию|деталей|сведений|данных|данные)*; (сколько|какая|
        какие|какой|как|что|где|есть ли|можно ли|поддерживает*|чем|каковы|кто|в чем|каким|какова|
        насколько|входит ли|работает ли) .. (стоит|стоимост*|цен*|работает|отлич*|интегр*|данные|
        данных|возможн*|кейс*|клиент*|лиценз*|срок*|услов*|систем*|тест*|тариф*|входит|хран*|
        серв*|crm|api|именно|язык*|опыт*|страна*|разница);
        (хотел*|хотим|хочу|хотелось) (бы |).. (узнать|понять|уточнить|знать);
        (есть|у меня|возник*) .. вопрос*; (подробнее|поподробнее|прайс|прайс-лист); надішліть;
        скільки коштує; більше інформації; розкажіть; детальніше; чи є; які умови;
        (daha fazla|detayli|ek|ayrintili) (bilgi|detay|ayrinti|aciklama)*; (gonder*|paylas*|ilet*|
        verir*|verebilir*|acikla*|anlat*|bildir*) .. (misiniz|musunuz|bilir*|bilgi|fiyat|lutfen);
        (bilgi|fiyat*|katalog|brosur|sunum|referans*|teklif|dokuman*|ornek*|detay*) .. (gonder*|
        paylas*|ilet*|verir*|verebilir*|alabilir*|rica|istiyor*|nedir|ne kadar|almak);
        (ne kadar|fiyati|fiyatlar*|ucreti|maliyeti|kac (para|tl|euro)); (nasil|hangi|nedir|nerede|
        var mi|mumkun mu|destekliyor mu|ne kadar|kac|kim|neler|entegre|calisiyor mu) .. (calis*|
        fark*|entegr*|veri*|kvkk|olur|destek*|sistem*|musteri*|lisans*|deneme*|kapsa*|saklan*|
        surec*|var|dahil|crm|api|mi|mu); (merak ediyor*|ogrenmek istiyor*|bilmek istiyor*|
        sorum var|sorularim var|sorumuz var|anlamak istiyor*); fiyat listesi; 詳細; 詳しい;
        詳しく; 資料; 料金; 価格; 費用; 見積; いくら; どのように; どのような; どうやって; 教えて;
        事例; お聞かせ; 質問; カタログ; 仕様; 導入実績; 具体的; トライアル; 対応していますか;
        ご説明; 違いは; 何ですか; でしょうか; ありますか; できますか; 機能; 連携; 更多信息;
        更多資訊; 更多资料; 详细; 詳細; 价格; 價格; 报价; 報價; 多少钱; 费用; 費用; 资料; 資料;
        案例; 怎么; 如何; 什么; 哪些; 介绍一下; 请问; 請問; 吗; 嗎; 了解更多; 想了解; 发一份;
        说明; 试用; 收费; 支持; 是否; 具体; 几个问题; 宣传册; 产品手册; 자세한; 자세히; 상세;
        자료; 가격; 비용; 견적; 얼마; 어떻게; 어떤; 무엇; 사례; 알려주; 알려 주; 설명; 궁금; 질문;
        추가 정보; 더 많은 정보; 정보를; 브로셔; 소개서; 카탈로그; 있나요; 있습니까; 되나요;
        인가요; 가능한가요; 지원하나요; 체험; 요금
        """
    ),
    Intent.INTERESTED: listed(
        """
        (would|i'd|we'd|want|wants|like|love|happy|keen|ready|willing|we) (like |love |want |
        be happy |be keen |be willing |)to (try|test|pilot|trial|give (it|this) a|use|order|buy|
        start|begin|see it|evaluate|roll (it|this) out|sign up|subscribe|implement|join|take part|
        tackle); (put|add|sign) (me|us) (back|up|down|on); (keep|please keep|do keep|carry on|
        continue) (sending|writing|mailing|emailing|them coming|me (posted|informed|on|
        in the loop|updated)|us (posted|informed|on|updated)|it coming); good to go;
        we like (it|this|the|your); i like (it|this|the|your); count (me|us) in; please do;
        why not; let's (try|start|test|begin|pilot); i read (them|every|all|your); (wurden|wurde|
        mochten|mochte|wollen|will) .. (gern|gerne) .. (ausprobieren|testen|angehen|probieren|
        versuchen|nutzen|einsetzen|umsetzen|starten|loslegen|kennenlernen|sehen);
        (ausprobieren|austesten|probeweise|pilotprojekt|testen wurden);
        (gern|gerne) .. (ausprobieren|testen|probieren|angehen|versuchen);
        (weiter so|machen sie weiter|schreiben sie weiter|bleiben sie dran); (aimerions|aimerais|
        voudrions|voudrais|souhaitons|souhaite|envie de|veux bien|voulons bien) .. (essayer|
        tester|l'essayer|la tester|le tester|commencer|demarrer|un essai|un test|voir);
        (essayer|tester) .. (volontiers|chez|sur|dans|avec);
        (continuez|continue) (a |de |vos |d'); (gustaria|queremos|quisieramos|quisiera|encantaria|
        quiero) .. (probar*|empezar|ensayar*|usar*|ver|comenzar|pilotar*);
        (sigan|siga|sigue|sigan) (enviando|escribiendo|mandando|asi); (vorremmo|vorrei|
        ci piacerebbe|mi piacerebbe|vogliamo) .. (provar*|testar*|iniziare|cominciare|usar*|
        veder*); (continuate|continui|continua) (a |cosi|pure); (gostariamos|gostaria|queremos|
        quero|adorariamos) .. (experimentar|testar|comecar|usar|ver|provar|avancar);
        (continuem|continue|continua) (a |assim|enviando|mandando); (willen|wil|zouden|zou|
        graag) .. (proberen|uitproberen|testen|beginnen|starten|gebruiken|een proef*);
        (kunnen we door|ga zo door|blijf vooral|blijf .. mailen|prima voorstel|akkoord); (chcemy|
        chcielibysmy|chcialbym|chcialabym|chetnie) .. (wyprobowa*|przetestowa*|sprobowa*|zaczac|
        uzyc|testowac); (piszcie|pisz|wysylajcie) dalej; (vill|vil|skulle|vil gerne|
        vil gjerne) .. (prova|prove*|testa|teste|prove af|komma igang|starte|borja|begynne|
        anvanda|bruke|bruge);
        (fortsatt|fortsaet|fortsett|bliv .. ved) (med |gerne |a |att |at |garna )*;
        (halua*|mielellamme|mielellani|voisimme|voisin) .. (kokeil*|testa*|aloit*|pilot*);
        (jatka*|lahetta* lisaa); (bychom|bych|chceme|chteli|radi|chceli|by sme) .. (vyzkous*|
        otestova*|zkusi*|zaca*|vyskus*|zaci*); (pokracujte|piste dal); (хотим|хотели бы|готовы|
        хочу|хотел* бы|давайте) .. (попробовать|протестировать|начать|испытать|внедрить|
        запустить); продолжайте; (denemek|test etmek|baslamak|kullanmak) (ister*|istiyor*);
        (gondermeye|yazmaya) devam; 試したい; 試してみ; 使いたい; 試用したい; 始めたい;
        続けてください; 想试; 试一试; 试试; 想用; 请继续; 继续发; 試試; 사용해보고; 시도해;
        테스트해; 시작하고 싶; 계속 보내; (i'm|i am|we're|we are|am|are|be|would be|might be|very|
        definitely|quite|really|certainly|super|potentially|still|indeed|always|i'd be|we'd be|
        could be) (very |definitely |quite |really |certainly |potentially |still |indeed |
        possibly |highly |extremely |)(interested|keen|intrigued|curious to learn|excited|open to|
        happy to learn|all ears|in|up for it|on board|down|game); (sounds|looks|seems|is|that's|
        this is|it's|it is) (really |very |quite |pretty |super |like |exactly like |
        absolutely |)(interesting|good|great|promising|intriguing|exciting|useful|relevant|
        fantastic|amazing|excellent|perfect|awesome|exactly what|just what|what we|fascinating|
        valuable|impressive|compelling|helpful|timely|appealing|like a plan|a good idea|
        a great idea|worth|something we); (love|like|great|good|excellent|fantastic|brilliant|
        interesting|neat|nice) (the |this |your |)(idea|approach|concept|offer|proposal|product|
        solution|timing|pitch|what you|sound|stuff|initiative|work); (tell me more|learn more|
        know more|hear more|find out more|explore (this|further|it)|i'd love to|we'd love to|
        count me in|count us in|i'm in|we're in|sign me up|sign us up|yes please|yes, please|
        happy to (explore|discuss|learn|hear|give|try)|let's (do it|go|move forward|explore|
        proceed|try|get started|give it|start)|keep me posted|(definitely|certainly) (yes|
        interest*|worth|something)|exactly what (we|i) (need|are|am|have)|this is timely|
        great timing|perfect timing|absolutely|want to (try|learn|hear|explore|know more|proceed|
        move forward|buy|order|get started)|go ahead|we need (this|something like)|
        been looking for|looking for (something|exactly|a solution) .. (like this|this)|
        move forward|next steps|how do we (proceed|start|get started)|ready to (start|buy|sign|go|
        proceed|try)|(interest|interested) in (learning|hearing|exploring|finding|this|your|the|
        trying|seeing|more|what|a|how|knowing)|piqued (my|our) interest|caught my (eye|attention)|
        i am interested|we are interested|interested.|have (some |an |)interest|of interest|
        looking forward to (hearing|learning|more)); (interessiert|interessiere|interessieren|
        interesse|interessant|spannend|neugierig|gefallt (mir|uns)|klingt (gut|sehr|super|
        vielversprechend|toll|interessant|spannend|nach|prima)|hort sich .. an|ja gerne|ja, gerne|
        sehr gerne|gerne mehr|mehr (daruber |dazu |)(erfahren|horen|wissen)|das passt (gut|genau|
        perfekt)|genau das (richtige|was)|konnen wir uns .. vorstellen|ansprechend|
        wir suchen (gerade|genau)|wir sind dabei|ich bin dabei|legen wir los|nachste schritte|
        gute idee|tolle idee|vielversprechend|kommt wie gerufen|uberzeugt mich|aufmerksam);
        (interesse|interessee|interesses|interessant|interessante|ca m'interesse|cela m'interesse|
        cela nous interesse|m'intéresse|nous interesse|seduit|curieux|curieuse|tres interess*|
        tente*|avec plaisir|volontiers|oui merci|pourquoi pas|en savoir plus|bonne idee|
        excellente idee|prometteur|exactement ce (que|dont|qu'il)|ca tombe bien|cela tombe bien|
        enthousias*|partant*|allons-y|prochaines etapes|je suis preneur|preneuse|
        attire mon attention|cela pourrait); (interesad*|me interesa|nos interesa|interesante|
        suena (bien|muy|interesante|genial)|me parece (interesante|muy|bien|genial|una buena)|
        nos parece (interesante|muy|bien)|me gusta (la|el|mucho)|me encanta*|saber mas|
        conocer mas|si por favor|si, por favor|justo lo que|exactamente lo que|buena idea|
        estupendo|fenomenal|prometedor|adelante|cuenten conmigo|cuente conmigo|siguientes pasos|
        proximos pasos|estamos buscando (algo|justo)|llamado la atencion|curiosidad);
        (interessat*|interessante|ci interessa|mi interessa|mi sembra (interessante|molto|una|un'|
        ottim*)|sembra (interessante|molto|ottim*|promettente)|mi piace|ci piace|saperne di piu|
        volentieri|si grazie|si, grazie|ottima idea|bella idea|proprio quello|esattamente quello|
        promettente|procediamo|prossimi passi|incuriosit*|suona bene|colpito|stiamo cercando|
        fa al caso nostro|capita a proposito); (interessad*|tenho interesse|temos interesse|
        interessa-me|me interessa|nos interessa|interessante|parece (interessante|muito|otimo|bom|
        uma)|parece-me (bem|interessante|muito|otim*)|gostei|gostamos|adorei|saber mais|
        sim, por favor|sim por favor|exatamente o que|justamente o que|boa ideia|otima ideia|
        promissor|vamos (avancar|em frente|la)|proximos passos|podem contar|contem comigo|
        estamos a procura|estamos procurando|curios*|soa bem|despertou|veio a calhar|
        quero (testar|experimentar|conhecer)); (geinteresseerd|interessant|interesse|klinkt (goed|
        interessant|veelbelovend|leuk|prima|als)|lijkt (me|mij|ons) (interessant|wel|leuk|goed|
        een)|spreekt (me|mij|ons) aan|meer (over |)(weten|horen|te weten)|ja graag|ja, graag|
        goed idee|precies wat|veelbelovend|volgende stap*|doe mee|we doen mee|nieuwsgierig|
        spreekt aan|aan de slag|komt als geroepen|sta ik voor open|staan (we |)(hier |)open);
        (zainteresowan*|interesuj*|brzmi (dobrze|ciekawie|interesujaco|swietnie|obiecujaco)|
        ciekaw*|podoba (mi|nam) sie|chetnie|tak, poprosze|tak prosze|dobry pomysl|swietny pomysl|
        dokladnie tego|obiecujac*|dowiedziec sie wiecej|kolejne kroki|wchodze w to|tego szukamy|
        zaintrygowa*); (intressera*|intressant|later (bra|intressant|spannande|lovande|toppen)|
        hores (bra|interessant|spennende|ut|godt)|hort (bra|interessant)|lyder (godt|interessant|
        spaendende|bra|spennende)|interessert|interesseret|interessant|spennende|spaendende|
        spannande|gerne hore mere|gjerne hore mer|vil gjerne vite mer|hora mer|veta mer|hore mere|
        hore mer|vide mere|vite mer|ja tack|ja, tack|ja takk|ja, takk|ja tak|ja, tak|god ide|
        bra ide|precis det|akkurat det|praecis det|lovande|lovende|nasta steg|neste steg|
        naeste skridt|nyfiken|nysgjerrig|nysgerrig|gillar|liker (ideen|det)|synes godt om|
        kan godt lide|vi ar med|tilltalande); (kiinnosta*|kiinnostun*|kiinnostava*|
        kuulostaa (hyvalta|kiinnostavalta|mielenkiintoiselta|lupaavalta|mainiolta)|
        vaikuttaa (hyvalta|kiinnostavalta|mielenkiintoiselta|lupaavalta)|mielenkiinto*|mielellani|
        mielellamme|kylla kiitos|hyva idea|lupaava*|juuri sita|kuulisin lisaa|kuulla lisaa|
        olemme mukana|seuraavat askeleet|haluaisin kokeilla|utelias); (zajima|zajimav*|zaujal*|
        mam zajem|mame zajem|mam zaujem|mame zaujem|zaujimav*|zni (dobre|zajimave|skvele|slibne)|
        znie (dobre|zaujimavo)|libi se|paci sa|vypada (dobre|zajimave|slibne)|ano, prosim|
        ano prosim|dobry napad|presne to|slibn*|rad* bych se dozved*|chtel* bych vedet vice|
        dozvedet vice|jdeme do toho|dalsi kroky|to nas zajima|to me zajima|hledame); (интересно|
        заинтересова*|интересует|звучит (интересно|хорошо|отлично|заманчиво|здорово|неплохо)|
        хотел* бы узнать больше|узнать больше|узнать подробнее|понравил*|нравится|да, пожалуйста|
        с удовольствием|хорошая идея|отличная идея|именно то|как раз|перспективн*|любопытно|
        готовы попробовать|хотим попробовать|давайте попробуем|следующие шаги|мы за|я за|
        привлекло); (цікаво|зацікавлен*|цікавить|звучить); (ilgileniyor*|ilgimi cekti|
        ilgimizi cekti|ilgi cekici|ilginc|kulaga (hos|iyi|guzel)|guzel gorunuyor|hosuma gitti|
        begendi*|merak ettim|daha fazla (ogrenmek|duymak)|evet lutfen|evet, lutfen|iyi fikir|
        harika|tam (aradigim*|ihtiyac*)|umut verici|denemek ister*|denemek istiyor*|sonraki adim*|
        ilgiliyiz|ilgiliyim|ilgilenir*|isimize yarar); 興味があります; 興味がござい; 興味を持ち;
        興味深い; 関心があります; 関心がござい; 面白そう; ぜひ; 是非; 前向きに; 良さそう;
        いいですね; 素晴らしい; 魅力的; 検討したい; 検討させて; もっと知りたい; お話を伺いたい;
        伺いたい; 試してみたい; 使ってみたい; 進めたい; ちょうど探して; 感兴趣; 感興趣; 有兴趣;
        有興趣; 很有意思; 听起来不错; 聽起來不錯; 不错; 很好; 有意向; 想试试; 愿意; 合作;
        正是我们; 正好需要; 好主意; 期待; 很吸引; 想进一步; 值得; 관심이 있; 관심 있; 관심이 많;
        관심이 생; 관심이 가; 흥미; 좋아 보; 좋은 것 같; 좋네요; 좋습니다; 괜찮아 보; 기대;
        진행하고 싶; 사용해 보고; 써보고 싶; 도입을 검토; 검토해 보고; 검토하고 있; 마침 필요;
        더 알고 싶; 듣고 싶
        """
    ),
}
