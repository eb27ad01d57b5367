namespace PlanBot.Recognition.Grammar;

/// <summary>Why a question is outside what PlanBot holds.</summary>
internal static class Scopes
{
    /// <summary>Words that sound like an emergency or the report of a crime: 999 and 101 come first.</summary>
    public const string Emergency = "emergency";
    public const string LiveCrime = "live-crime";
    public const string PersonalCase = "personal-case";
    public const string PersonalData = "personal-data";
    public const string OtherForce = "other-force";
    public const string OtherTopic = "other-topic";
    public const string General = "general";
    public const string Future = "future";
    public const string Opinion = "opinion";

    /// <summary>The bot is told what to say, or to behave otherwise than it does.</summary>
    public const string Instruction = "instruction";
}

/// <summary>A rule by which a question is refused.</summary>
/// <param name="Scope">One of <see cref="Scopes"/>.</param>
/// <param name="Pattern">The words that say so.</param>
/// <param name="Firm">Whether it holds even where the words fit what the plans say.</param>
internal sealed record RefusalRule(string Scope, PhrasePattern Pattern, bool Firm);

/// <summary>What PlanBot does not answer, by explicit rules: the first that fits names the scope.</summary>
internal static class RefusalRules
{
    /// <summary>Police areas, and what people call their forces; those that there is a plan for are left out when asked.</summary>
    public static IReadOnlyList<string> PoliceAreas { get; } =
    [
        "avon and somerset", "avon", "somerset", "bedfordshire", "beds", "cambridgeshire", "cambs", "cheshire", "cleveland", "cumbria", "derbyshire", "derby", "devon and cornwall",
        "devon", "cornwall", "dorset", "durham", "dyfed powys", "dyfed", "essex", "gloucestershire", "glos", "greater manchester", "manchester", "gmp", "gwent", "hampshire", "hants",
        "hertfordshire", "herts", "humberside", "kent", "lancashire", "leicestershire", "lincolnshire", "lincs", "merseyside", "liverpool", "met police", "metropolitan", "the met", "london",
        "mopac", "norfolk", "north wales", "north yorkshire", "northamptonshire", "northants", "northumbria", "nottinghamshire", "notts", "nottingham", "south wales", "south yorkshire",
        "staffordshire", "staffs", "suffolk", "surrey", "sussex", "thames valley", "warwickshire", "west mercia", "west midlands", "birmingham", "west yorkshire", "leeds", "sheffield", "bristol",
        "wiltshire", "wilts", "police scotland", "scotland", "scottish", "psni", "northern ireland", "wales", "british transport police", "btp", "cardiff", "newcastle", "york", "yorkshire", "oxford", "cambridge",
        "paris", "france", "germany", "new york", "america", "usa", "ireland",
    ];

    public static IReadOnlyList<List<string>> PoliceAreaWords { get; } = [.. PoliceAreas.Select(area => area.Split(' ').ToList())];

    public static IReadOnlyList<RefusalRule> All { get; } = [.. Rules.SelectMany(rule => rule.Patterns.Select(pattern => new RefusalRule(rule.Scope, PhrasePattern.Parse(pattern), rule.Firm)))];

    /// <summary>Asked whether something will change by itself: refused unless a promise or a date in the data says so.</summary>
    public static IReadOnlyList<PhrasePattern> Changes { get; } =
    [
        PhrasePattern.Parse("will|would|going|gonna|likely|expected|set|bound ... cut|cuts|rise|fall|drop|increase|decrease|grow|shrink|double|halve|improve|worsen|continue|reduced|raised|slashed|axed|frozen"),
        PhrasePattern.Parse("will|would|going|gonna|likely|expected ... go|get|be ... up|down|worse|better|higher|lower|again|bigger|smaller|more|less|fewer"),
    ];

    /// <summary>Asked how something will stand: refused unless a promise or a date in the data says so.</summary>
    public static IReadOnlyList<PhrasePattern> Forecasts { get; } =
    [
        PhrasePattern.Parse("where|how|what will ... be|look|stand in|next|by #|year|time"),
    ];

    /// <summary>Words that begin so are right as they are.</summary>
    public static IEnumerable<string> Beginnings => All.SelectMany(rule => rule.Pattern.Beginnings);

    public static IEnumerable<string> Words => All.SelectMany(rule => rule.Pattern.Words).Concat(Changes.Concat(Forecasts).SelectMany(pattern => pattern.Words)).Concat(PoliceAreas.SelectMany(area => area.Split(' ')));

    private static IEnumerable<(string Scope, bool Firm, string[] Patterns)> Rules =>
    [
        (Scopes.Instruction, true,
        [
            "ignore|disregard|forget|override|bypass ... instruction*|rules|prompt|above|previous|guidelines|everything|training",
            "pretend|act|behave|roleplay you|to|as|like|that",
            "you are now",
            "ignore|disregard|forget ... and|then say|tell|write|answer|reply|print|output",
            "system|hidden|secret prompt|message|instructions",
            "repeat ... after me",
            "repeat|print|reveal|show|output|tell|what ... your|system ... prompt|instructions",
            "jailbreak",
            "developer|admin|debug|god|sudo mode",
            "drop table",
            "delete|wipe|erase ... all|everything|database|data|records|plan",
            "^ say ... word*|that|hello|i|the|something",
            "say that|the plan|pcc|commissioner|police|you",
            "tell everyone|them|the|people that",
            "from now on",
            "answer ... only|always|yes ... yes|no|only|matter",
            "^ please? change|set|make|mark|turn|declare ... green|amber|red|complete|completed|kept|done",
            "make up|something",
            "invent|fabricate",
            "confirm that",
        ]),
        (Scopes.PersonalCase, true,
        [
            "crime|incident|case|log|custody number|reference|ref|no",
            "my crime|case|incident|complaint|statement|neighbour*|son|daughter|husband|wife|ex|partner|car|bike|van|house|flat|ticket|fine|dbs|sons|daughters|kid|kids|child|mum|dad|brother|sister|friend|client|appointment|appointments|hearing|phone|laptop|wallet|bag|purse|arrest|court|trial|solicitor|officer|burglary|assault|attacker|stalker|property|caution|conviction|record|victim|points|speeding|parking",
            "arrest my|him|her|them|someone|me|the|a|that|this",
            "pc|officer|sergeant|inspector|constable|badge|collar #",
            "am i|we being|under|wanted|allowed|going|in ... arrest*|investigat*|prosecut*|charged|trouble|wanted",
            "was|been|got i|we|he|she burgled|robbed|mugged|assaulted|attacked|arrested|stabbed|raped|scammed|hacked|defrauded",
            "i|we was|were|have|got|am|just ... burgled|robbed|mugged|assaulted|attacked|arrested|stabbed|raped|scammed|hacked|defrauded|stalked|harassed|threatened",
            "has|have|been|was ... stolen|nicked|vandalised",
            "stole|stolen|nicked|took my|our|from me|us",
            "has|have|did|was|is ... he|she|they|officer|man|woman|suspect been? charged|sentenced|convicted|released|bailed",
            "investigating|investigate my|our|the murder|burglary|case",
            "officer|police ... my case",
            "help me ... complaint|claim|compensation|sue",
            "complain|complaint about|against ... officer|pc|police|cop",
            "speeding|parking fine|ticket|points",
            "who ... arrested|stabbed|killed|murdered|did it",
            "what happened to ... man|woman|boy|girl|person|guy|suspect who|that",
            "suspended|sacked|dismissed|fired|misconduct ... pc|officer|sergeant|inspector",
            "pc|officer|sergeant|inspector|dc ... suspended|sacked|dismissed|fired|misconduct|guilty",
        ]),
        (Scopes.LiveCrime, false,
        [
            "my|our street|road|area|estate|village|town|postcode|neighbourhood|house|school|town",
            "near me|my|us|here|by",
            "where i live",
            "right now|this minute ... police|crime|happening|incident|road",
            "helicopter|sirens|siren",
            "last|this night|morning|evening|weekend ... stabbing|shooting|crime|accident|incident|robbery|police|happened|attack",
            "stabbing*|shooting*|incident*|accident*|crash|robbery|robberies|burglary|burglaries|attack*|murder*|arrest* ... last|this|yesterday|today|tonight night|weekend|morning|evening|in|$",
            "what happened|is|was ... last|this|yesterday|today|tonight night|weekend|morning|evening",
            "police ... doing outside|there|on",
            "why are|is ... police ... outside|here|street|road|on|in",
            "is it safe", "stabbing*|shooting*|riot|riots",
            "how safe is|are",
            "safe to walk|go|live|park|be",
            "crime map|maps",
            "latest crimes|incidents|arrests|burglaries|stabbings|news",
            "any ... crime|crimes|incidents|stabbings|shootings|arrests|accidents|burglaries|burglary today|tonight|yesterday|happening|now|near|last|this",
            "crime|crimes|burglaries|incidents|arrests|stabbings ... today|tonight|yesterday|right",
            "how many ... officers|police ... on|working duty|shift|tonight|now|patrol",
            "nearest|closest police|station",
            "road|street|m1|m5|m6|a38 closed|closure|blocked",
            "live ... crime|incidents|feed",
            "missing person|child|girl|boy",
        ]),
        (Scopes.LiveCrime, true,
        [
            "crime|crimes|offences|burglaries|incidents|thefts|robberies|assaults|stabbings|arrest* ... this week|morning|evening|weekend|afternoon",
            "arrest*|stab*|shot|shoot*|caught|raid* ... last night|evening|weekend",
            "arrest*|stab*|shot|shoot*|caught|raid* ... yesterday|today|tonight",
        ]),
        (Scopes.Emergency, true,
        [
            "^ 999 $", "call|ring|dial|phone 999|112|police|ambulance",
            "break|breaking|broke|broken in|into",
            "someone|somebody|man|woman|he|she|they|people|guy|gang|intruder is|are|has|have|with|just|trying ... attack*|following|hurt*|knife|gun|hit*|kill*|bleeding|dying|threaten*|fight*|stab*|shoot*|house|garden|door|screaming|robbing|stealing|beating|drunk|weapon",
            "man|woman|someone|somebody|guy|gang|people|kid|kids|lad|lads|youth|youths|neighbour ... knife|gun|weapon|machete|bomb|screaming|bleeding|unconscious",
            "being|am|are attacked|followed|robbed|stabbed|threatened|stalked|chased|beaten|burgled",
            "help ... attack*|danger|hurt|bleeding|quick|now|emergency|police",
            "in danger|trouble",
            "emergency $", "^ emergency please|help|now|quick|at|in|$", "this is an emergency",
            "report|reporting a|an|the|my|this|it|some ... crime|burglary|assault|theft|robbery|rape|incident|attack|accident|fraud|stalking|abuse|murder|stolen|missing|scam|drug|drugs|dealer",
            "how do i|we report|tell ... crime|police|theft|fraud|burglary|something|asb|incident|dealer*|drugs",
            "want|need|like to report", "how do|can|should|would i|we report", "who do|can|should i tell|report|ring|call|phone", "scammed|defrauded out|of|by|my",
            "need|send|want ... police|officer|officers|ambulance|help ... now|quick|quickly|urgently|asap|immediately", "send the? police|help|someone|officers",
            "gone|went missing", "he|she|someone|somebody|son|daughter|child|children|kid|kids|boy|girl|man|woman|person|teenager|wife|husband|mum|dad|mother|father|brother|sister|friend|nan|gran|grandma|grandad|boyfriend|girlfriend|neighbour|dog|cat is|are|has|have gone|been|still? missing", "my partner is|has been|gone? missing", "kill|hurt|harm|killing myself|me|him|her|himself|herself|someone",
            "suicid*", "want to die", "going to jump|die", "overdose",
            "scared for|of my|him|her|life",
            "hits|hit|beats|beat|hurts|hurting|raped|abusing|abuses|threatened|stalking me",
            "been|was|were|just|got robbed|mugged|assaulted|raped|attacked|stabbed|shot|burgled",
            "house|car|shop|flat ... on fire", "there is|has a|been ... fire|crash|accident|bomb|body|gun|shooting|stabbing|murder|burglar|intruder|fight",
            "i|we saw|witnessed|seen ... crime|man|murder|stab*|robbery|dealing|drugs|assault|attack|someone",
            "dealing|selling drugs ... outside|street|next|here|now|door",
        ]),
        (Scopes.PersonalData, true,
        [
            "phone|mobile|telephone|contact number|numbers|details ... of|for",
            "what|whats|give|tell|find|have|need|is ... phone|mobile|telephone|number|email|address|salary|age|birthday|religion|earn*|paid ... for|of|pcc|commissioner|constable|chief|officer|number|address",
            "phone|mobile|telephone|email number|address",
            "home address|phone|number",
            "how old is", "how much ... earn|earns|paid|salary", "salary|salaries|wages",
            "where does|do|did ... live|lives",
            "is ... married|gay|single|divorced|muslim|catholic|pregnant|ill|sick",
            "date of birth",
            "names|name|list|addresses|identities|details of ... victims|victim|offenders|offender|officers|informants|witnesses|suspects|complainants|survivors",
            "who complained|made|are ... complaint|complaints|victims|informants",
            "personal data|details|information|email|phone",
            "names and addresses|emails|numbers|details",
            "who are the victims|offenders|suspects|informants",
        ]),
        (Scopes.Opinion, true,
        [
            "do|did|would you think|believe|like|agree|reckon|feel|trust|prefer|recommend|support",
            "what do you make|think|reckon|feel",
            "your|you opinion|view|favourite|thoughts|honest|personally|vote",
            "in your opinion|view",
            "is ... doing a|an good|bad|great|terrible|poor|decent job",
        ]),
        (Scopes.Opinion, false,
        [
            "who should|would|to i|we|people|you? vote|support|trust|blame",
            "should i|we|people vote|trust|support|move",
            "should ... resign|sacked|fired|replaced|scrapped|abolished|ashamed|quit|defunded|scrap|abolish|sack|fire|axe|defund|ban",
            "is|are|was ... good|bad|great|rubbish|useless|corrupt|incompetent|terrible|awful|brilliant|waste|liar|lying|honest|racist|any|failing|popular|overrated|pointless|nice ... pcc|commissioner|job|money|at|of|$",
            "pcc|pccs|commissioner|force|police ... best|worst|better|greatest $",
            "is|are|was ... any good|use",
            "best|worst|better|greatest ... pcc|commissioner|force|constable|chief|police|party|plan",
            "is|was|does|do|are ... fair|worth it|deserve|right|wrong",
            "tories|tory|labour|conservative|conservatives|lib dems?",
            "rate the|our pcc|commissioner|police|plan",
            "too soft|woke|political|lenient",
        ]),
        (Scopes.Future, false,
        [
            "predict|prediction|predictions|forecast|forecasts|projection|projected crime|crimes?",
            "predict|forecast|guess|prophesy",
            "who will|is win|going|be ... election|next|pcc|commissioner|win",
            "will ... go|rise|fall|increase|decrease|drop|be ... next|in|by year|decade|future|#",
            "what will ... be|happen|look|cost in|by|next|when|like ... #|future|years|year|decade",
            "in #|five|ten|twenty years time",
            "next election|decade|government|pcc", "will|would|could ... next pcc|election|government|mayor",
            "after the next? election",
            "will there be ... pccs|pcc|commissioners|crime|election|riots|cuts",
            "what will ... next plan",
            "how many|much ... will there|be|we|rise|fall|it|they",
        ]),
        (Scopes.General, true,
        [
            "write|compose|sing|make|tell|give|draft|create|generate ... poem|song|joke|story|haiku|limerick|essay|rap|code|script|python|cv|speech|tweet|recipe",
        ]),
        (Scopes.General, false,
        [
            "write|compose|draft ... letter|speech",
            "weather|rain|raining|snow|snowing|sunny|temperature|forecast",
            "joke|jokes|poem|haiku|limerick|riddle|horoscope|zodiac",
            "who|what won|wins|scored|score|win ... match|game|cup|league|race|election|last|the|fa",
            "football|rugby|cricket|tennis|premier|olympics|f1|match",
            "capital|population|president|king|queen|prime|currency of|minister",
            "prime minister|president|home secretary|king charles",
            "translate", "recipe|recipes|cook|pizza|restaurant|restaurants|takeaway|curry|pub|pubs|lunch|dinner|breakfast",
            "bitcoin|stock|stocks|shares|lottery|crypto|forex|exchange",
            "what time|day is it", "what is the time", "what is todays|the? date today|$",
            "meaning|purpose of life", "movie|movies|film|films|music|song|songs|netflix|tv|playlist|celebrity",
            "what is # plus|minus|times|divided|x|#", "square root|multiply|calculate", "python|javascript|java|html|sql code|script|function|query",
            "are you|u a? human|real|alive|robot|ai|chatgpt|gpt|conscious|sentient|person|married|single|bored|happy",
            "chatgpt|openai|gemini|copilot|alexa|siri|google",
            "who invented|painted|discovered|founded", "who wrote ... song|book|novel|play|film|hamlet|bible|music", "how tall|far|heavy|deep is|from|to", "dog|cat|cats|dogs|holiday|birthday|wedding|horse",
            "train|bus|coach|taxi|flight|ferry to|from", "next|last|first train|bus|flight|ferry|tram", "book|order|buy ... table|flight|hotel|taxi|ticket|train|room|holiday",
            "play ... music|game|song", "fun fact", "random fact", "flights|flight|hotel|hotels",
        ]),
        (Scopes.OtherTopic, false,
        [
            "council tax", "tax band|return|bill|code", "bin|bins|recycling|pothole*|streetlight*|library|libraries|allotment*",
            "fire service|brigade|engine|engines|station|stations|rescue|fighter*", "firefighter*",
            "ambulance*|nhs|hospital*|doctor|doctors|gp|dentist|surgery|vaccine|covid|paramedic*",
            "planning application|permission", "school|schools|nursery ... place*|term|admission*|dates|holidays|ofsted", "school places|admissions|dates|holidays|term",
            "bus|train|trains|buses times?|timetable|fare|late|station", "parking permit*|charge*|ticket*|space*",
            "passport*|visa|visas|mot|immigration|driving licence|test", "universal credit|housing benefit|benefits|pension|pensions", "social care|housing list|waiting",
            "swimming|leisure centre|pool", "mp|mps|parliament|brexit|general election", "dog licence|tax|poo|fouling",
            "interest|mortgage rate*", "electricity|gas|water|energy bill*|price*", "flood warning*", "road works", "roadworks",
            "prison places|population|officers", "court listing*|dates|backlog", "border force", "coastguard|army|navy|raf|military",
            "my holiday|leave|expenses|payslip|laptop|password|printer", "it support", "reset ... password", "annual leave", "sick leave", "canteen", "wifi", "vpn",
        ]),
    ];
}
