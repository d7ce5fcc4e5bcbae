"""Which words tell anger, praise and haste?"""

from models.mail.phrases import listed

ANGER = listed(
    """
    spam; scam; harass*; annoying; annoyed; ridiculous; unacceptable; waste of (my|our|time);
    leave me alone; fuck*; bullshit; idiot*; how dare; report you; lawyer; complaint; disgusting;
    shame on you; rude; fed up; sick of; tired of your; stop (spamming|bothering|harassing);
    unverschamt*; frechheit; belastig*; nervt; unseros; anwalt; abmahn*; inadmissible; harcel*;
    honteux; insupportable; ras le bol; arnaque; acoso; molest*; vergonzos*; inaceptable;
    denunci*; basta ya; vergogn*; inaccettabile; molest*; fastidio*; inaceitavel; vergonha; abuso;
    onacceptabel; irritant; schandalig; skandal; bezczeln*; nekan*; irriter*; oacceptabelt;
    uacceptabelt; arsyttava*; hairint*; otravn*; obtez*; достал*; надоел*; безобразие;
    возмутительн*; спам; rahatsiz ed*; sacmalik; rezalet; 迷惑; しつこい; 不愉快; 骚扰; 騷擾;
    垃圾; 烦死; 짜증; 불쾌
    """
)
PRAISE = listed(
    """
    great; excellent; perfect; fantastic; wonderful; love (it|this|the|your); awesome; amazing;
    impressive; appreciate; brilliant; delighted; happy to; well done; toll; super; ausgezeichnet;
    hervorragend; perfekt; begeistert; wunderbar; prima; parfait; excellent; formidable; super;
    genial; ravi*; excelente; estupendo; perfecto; fantastico; encant*; ottimo; perfetto;
    eccellente; otimo; perfeito; adorei; geweldig; uitstekend; prachtig; swietn*; doskonal*;
    wspanial*; utmarkt; fantastisk*; perfekt*; loistava*; mahtava*; hienoa; skvel*; vyborn*;
    perfektni; отлично; прекрасно; замечательно; здорово; супер; harika; mukemmel; super;
    muhtesem; 素晴らしい; 最高; ありがたい; 太好了; 很棒; 非常好; 完美; 훌륭; 멋진; 완벽
    """
)
HASTE = listed(
    """
    urgent*; asap; a.s.a.p*; as soon as possible; immediately; right away; right now please;
    today; by (eod|end of day|tomorrow|tonight|noon|close of business|cob|the end of (the|
    this) (day|week)|monday|tuesday|wednesday|thursday|friday); deadline;
    time(-| )(critical|sensitive|pressing); at once; quickly; emergency; high priority;
    this (morning|afternoon|evening); within (the hour|# hours|24 hours|## hours|an hour);
    before (the end of the day|tomorrow|noon|friday|monday|tonight); dringend; eilt; eilig;
    sofort; umgehend; so schnell wie moglich; schnellstmoglich; noch heute; heute; bis morgen;
    frist; urgent*; au plus vite; des que possible; immediatement; aujourd'hui; rapidement;
    avant demain; d'ici demain; delai; urgente*; cuanto antes; lo antes posible; hoy;
    inmediatamente; de inmediato; para manana; plazo; il prima possibile; al piu presto; subito;
    oggi; entro (oggi|domani|stasera|fine giornata|venerdi); scadenza;
    o mais (rapido|breve) possivel; imediatamente; hoje; prazo; ate amanha; dringend; spoed*;
    zo (snel|spoedig) mogelijk; vandaag; onmiddellijk; voor morgen; piln*; jak najszybciej;
    natychmiast; dzisiaj; dzis; do jutra; bradskande; snarast; omgaende; sa snart som mojligt;
    idag; i dag; haster; hurtigst muligt; snarest; sa snart som mulig; omgaende; kiireelli*;
    kiire; heti; mahdollisimman pian; tanaan; nalehav*; co nejdrive; ihned; okamzite; dnes;
    do zitra; срочно; как можно скорее; немедленно; сегодня; до завтра; acil*; hemen; bir an once;
    bugun; en kisa surede; yarina kadar; 至急; 緊急; 急ぎ; 本日中; 今日中; 早急; すぐに;
    できるだけ早く; 紧急; 緊急; 尽快; 盡快; 马上; 立即; 立刻; 今天; 급히; 긴급; 급합니다; 오늘;
    즉시; 가능한 빨리; 최대한 빨리; 빨리
    """
)
NO_HASTE = listed(
    """
    no (rush|hurry|urgency); not urgent; isn't urgent;
    whenever (you|it|suits|is convenient|convenient); take your time;
    at your (convenience|leisure); in your own time;
    when you (have|get|find) (a moment|time|a chance|the chance);
    some(time| time) (later|in the future); eventually; nicht eilig; eilt nicht; keine eile;
    nicht dringend; hat zeit; bei gelegenheit; in aller ruhe; pas urgent; rien d'urgent;
    pas presse; prenez votre temps; quand vous (aurez|avez) (le temps|un moment); no es urgente;
    no corre prisa; sin prisa; cuando (pueda|puedas|tenga|tengas); non e urgente; senza fretta;
    con calma; nessuna fretta; quando (puo|puoi|ha tempo); nao e urgente; sem pressa;
    quando (puder|tiver); geen haast; niet dringend; geen spoed; neem de tijd;
    wanneer het (u|je) uitkomt; nie pilne; nie ma pospiechu; bez pospiechu; w wolnej chwili;
    ingen bradska; inte bradskande; nar du har tid; haster ikke; intet hastvaerk; ikke noe hast;
    ei kiire*; ei ole kiire*; kun (ehdit|sinulla on aikaa); nespecha; neni nalehave;
    az budete mit cas; az budes mit cas; не срочно; не спешите; не горит;
    когда будет (время|удобно); acil degil; acelesi yok; acele (yok|etmeyin|degil);
    musait oldugunuzda; 急ぎません; 急ぎではありません; お時間のあるとき; お手すきの; 不急;
    不着急; 不用急; 有空的时候; 有空时; 급하지 않; 천천히; 시간 되실 때; 시간 나실 때; 여유 있을
    """
)
LEGAL = listed(
    """
    lawyer*; solicitor*; attorney; legal action; report you; report this; regulator; ico;
    gdpr complaint; data protection (authority|commissioner|officer); complaint; sue; court;
    anwalt; abmahnung; datenschutzbehorde; beschwerde; anzeige erstatten; dsgvo; unterlassung*;
    cnil; plainte; avocat; rgpd; mise en demeure; aepd; denuncia*; abogad*; garante; avvocato;
    denunc*; reclamo; cnpd; queixa; advogad*; procon; autoriteit persoonsgegevens; klacht;
    advocaat; aangifte; uodo; rodo; skarg*; prawnik*; imy; advokat; anmal*; datatilsynet; klage;
    tietosuojavaltuutet*; valitus; uoou; stiznost; роскомнадзор; жалоб*; в суд; kvkk; sikayet*;
    avukat*; 消費者庁; 法的; 通報; 律师; 投诉; 举报; 신고; 법적
    """
)
