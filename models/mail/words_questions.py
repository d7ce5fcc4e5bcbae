"""Which words ask for more?"""

from models.mail.facts import Intent
from models.mail.phrases import listed

QUESTIONS: dict[str, tuple[str, ...]] = {
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
        would|makes|integrations|countries|languages|data|happens|other|else|size)|which
        (countries|integrations|systems|companies|clients|customers|plans|crm|tools|languages|
        features|version|industries|markets|certif*|other)|where (is|are|do|does|can|did)|do you
        (have|offer|support|work|also|provide|integrate|charge|know|ship|do|store|cover|deliver|
        handle|operate|already)|does (it|this|your|the|that)|is (it|this|there|your|that|the) ..
        (possible|compatible|available|included|integrat*|secure|gdpr|support*|free|trial|minimum|
        way|certified|hosted|based|limit*|compliant|also|any|different|work*)|are (there|you|your|
        these|the) .. (gdpr|certif*|minimum|references|integrat*|discount*|fees|compliant|able|
        prices|any|also|data|servers|costs)|can (it|you|this|your|i|we) .. (tell|explain|send|
        share|clarify|elaborate|integrate|handle|support|give|provide|describe|export|import|
        customi*|test|try|get|be|also|import|do|work|show)|could you (please |)(tell|explain|send|
        share|clarify|elaborate|give|provide|describe|outline|walk|show|expand|confirm|let)|would
        you (mind|please|be able to) .. (send|tell|explain|share|clarify|giv*)|would (it|this|
        your) .. (work|integrate|cost|be|fit|support)); (curious|wondering|want to know|like to
        know|need to know|would like to understand|like to understand|want to understand|need to
        understand|have (a few|some|a couple of|a|several|two|three) questions|quick question|one
        question|question about|questions about|not sure (i|what|how) .. understand|unclear|don't
        (quite |fully |)understand|elaborate|clarify|tell me (more |)(about|how|what|which)|learn
        (about|how|what|which)|before (i|we) (decide|commit|meet|talk|agree|go|move)); price list;
        pricing; price range; (case stud*|references|brochure|whitepaper|datasheet|free trial)( |
        .|,|?|!|to|for|from|of)*; trial; (schicken|senden|geben|zusenden|ubersenden|schick|sende|
        nennen|zukommen|erzahlen|erklaren|erlautern|sagen|schildern|beschreiben|schreiben|konnten|
        konnen|mailen|zeigen) (sie |)(mir |uns |).. (informationen|infos|unterlagen|details|
        preise*|preisliste|angebot|referenzen|broschure|beispiel*|naher*|mehr|genauer*|
        prasentation|dokumentation|material|kosten*|wie|was|ob|welche|konditionen|link|datenblatt|
        kostenaufstellung|aufstellung); (mehr|weitere|nahere|genauere) (infos|informationen|
        details|unterlagen|angaben|erfahren|wissen); (was|wie viel|wieviel) (kostet|kosten|ist|
        sind|genau|bedeutet|passiert|unterscheidet|macht|beinhaltet|wurde); (wie|welche|welcher|
        welches|wo|ob|gibt es|haben sie|bieten sie|konnen sie|unterstutzt|unterstutzen|lasst sich|
        ist das|ist es|sind die|funktioniert|brauchen wir|wer) .. (funktioniert|kostet|kosten|
        preise|integr*|schnittstelle*|daten*|moglich|dsgvo|server|referenz*|unterst*|lauft|
        aufwand|lange|viele|erfahrung*|anbind*|konform|laufzeit|testphase|test*|voraussetz*|
        gehostet|kunden|enthalten|unterscheid*|sicher|system*|lizenz*|schon|hoch|gespeichert|
        angeb*); (preise|preisliste|kosten|referenzen|datenblatt|testzugang);
        (habe|hatte|haben|hatten) .. (frage*|fragen);
        (wurde|mochte|wurden) .. (wissen|verstehen|erfahren); (envoyer|envoyez|transmettre|
        communiquer|donner|faire parvenir|adresser|preciser|expliquer|dire|detailler|m'en dire|
        nous en dire|fournir|partager|envoie|pourriez-vous|pouvez-vous) .. (informations|infos|
        details|documentation|tarif*|prix|plaquette|brochure|exemple*|references|devis|
        presentation|plus|comment|quel*|si |cas|document*|grille|precisions|catalogue|etude*);
        (plus|davantage|complement) d'(informations|infos|info|elements|details); (combien|quel
        est|quels sont|quelle est|quelles sont|comment|est-ce que|avez-vous|proposez-vous|y
        a-t-il|existe-t-il|quelle|quel|quels|quelles|qu'est-ce|ou sont|a-t-il|est-il|gerez-vous|
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
        (vorrei (sapere|capire|conoscere)|saperne di piu|ho (una|alcune|qualche|delle|due)
        domand*|domanda|listino prezzi|casi studio|prova gratuita|prezzi); (envi*|mand*|pass*|
        explic*|dar*|dizer*|detalh*|fornec*|compartilh*|partilh*|esclarec*|pode*|poderia*|podem)
        .. (informac*|info*|detalhes|preco*|tabela|folheto|exemplo*|referencias|orcamento|
        apresentacao|mais|documentacao|como|material|se |caso*|valor*|catalogo|proposta);
        (mais|maiores) (informac*|info*|detalhes|dados); (quanto|qual e|qual o|quais sao|como|o
        que|tem|voces tem|oferecem|ha|existe|e possivel|integra|onde|quais|funciona|inclui|e
        compativel|qual|quem) .. (custa*|preco*|custo*|funciona*|diferenca*|integra*|dados|
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
        podeslac|przedstawic|o informacj*|powiedziec|o podanie|opisac|o wyslanie|mozecie|moglby
        pan|moglaby pani|czy moze* pan*) .. (informacj*|szczegol*|cennik*|ceny|ofert*|przyklad*|
        referencj*|wiecej|jak|material*|prezentacj*|dokumentacj*|koszt*|broszur*|wycen*);
        (wiecej|dodatkow*|blizsz*) (informacji|szczegolow|informacje|danych); (ile|jaki|jaka|
        jakie|jak|czy|gdzie|co|na czym|kto|z jakimi) .. (kosztuje|koszt*|cen*|dziala*|rozn*|
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
        innebar|krav*); (vad kostar|hva koster|hvad koster|vill veta|vil gjerne vite|vil gerne
        vide|undrar|lurer pa|onsker a vite|har (nagra|ett par|en|et par|noen|nogle|et) (fraga|
        fragor|spors*|sporgsmal*)|prislista|prisliste|provperiod|proveperiode); (lahetta*|
        lahettakaa|kerro*|kertokaa|voisitko|voitteko|voisitteko|voitko|antaa|selittaa|tarkenta*)
        .. (lisatieto*|tietoa|hinna*|esit*|tarjous*|referen*|esimerk*|lisaa|miten|materiaali*|
        hinnasto*|kerto*|lisainfo*|tarkemmin|hinnoittelu*);
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
        детал*|тариф*|сколько|что|есть ли|какие|расч*); (больше|дополнительн*|подробн*|более
        подробн*) (информации|информацию|деталей|сведений|данных|данные)*; (сколько|какая|какие|
        какой|как|что|где|есть ли|можно ли|поддерживает*|чем|каковы|кто|в чем|каким|какова|
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
        surec*|var|dahil|crm|api|mi|mu); (merak ediyor*|ogrenmek istiyor*|bilmek istiyor*|sorum
        var|sorularim var|sorumuz var|anlamak istiyor*); fiyat listesi; 詳細; 詳しい; 詳しく;
        資料; 料金; 価格; 費用; 見積; いくら; どのように; どのような; どうやって; 教えて; 事例;
        お聞かせ; 質問; カタログ; 仕様; 導入実績; 具体的; トライアル; 対応していますか; ご説明;
        違いは; 何ですか; でしょうか; ありますか; できますか; 機能; 連携; 更多信息; 更多資訊;
        更多资料; 详细; 詳細; 价格; 價格; 报价; 報價; 多少钱; 费用; 費用; 资料; 資料; 案例; 怎么;
        如何; 什么; 哪些; 介绍一下; 请问; 請問; 吗; 嗎; 了解更多; 想了解; 发一份; 说明; 试用;
        收费; 支持; 是否; 具体; 几个问题; 宣传册; 产品手册; 자세한; 자세히; 상세; 자료; 가격;
        비용; 견적; 얼마; 어떻게; 어떤; 무엇; 사례; 알려주; 알려 주; 설명; 궁금; 질문; 추가 정보;
        더 많은 정보; 정보를; 브로셔; 소개서; 카탈로그; 있나요; 있습니까; 되나요; 인가요;
        가능한가요; 지원하나요; 체험; 요금
        """
    ),
}
