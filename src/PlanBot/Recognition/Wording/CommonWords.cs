using System.Collections.Frozen;

namespace PlanBot.Recognition.Wording;

/// <summary>Everyday English: words that say nothing about what is asked for, and words that are no slips of others.</summary>
internal static class CommonWords
{
    private const string StopWords = """
        a an the this that these those there here it is am are was were be been being do does did done doing has have had having
        i me my mine we us our ours you your yours he him his she her they them their theirs who whom what which when where why how
        and or but so if then than as of in on at by for to from with without into onto about over under up down out off
        can could will would shall should may might must not no nor yes
        please thanks thank ok okay hi hello hey just really actually still yet already also only even any some all each every
        get got go goes went gone going come came give gave tell told say says said show me let know see look find want need like
        now today currently at present again more most much many few lot lots bit thing things stuff one ones way sort kind
        planbot bot someone anyone something anything everything much very quite too well same other another per via versus vs
        ask asked question wondering wonder think please regarding re concerning quick quickly latest current us
        were it's i'm we're you're ever since because while during whether according
        """;

    private const string OtherWords = """
        able above accept across act action add added advice afternoon agree allow alright always amazing among annual answer apart apply arrest
        arrested article attack attacked away awful baby back bad band bank bed been before behind believe below best better between big bike bill bin bins birthday
        bitcoin black blue boat body book book both box boy break breaking bring broke broken brother brown build bus buy cake call called car card care case
        cat cause change charge cheap check cheer cheers chief child city clean clear clever close club coat code coffee cold colour comes company
        complain complaint computer cook cool correct corrupt cost count country couple course court cover crash create cup cut dad daily danger dark data date daughter
        day days dead deal dear death december decide deep delete describe detail did die died different dinner direct dirty discuss doctor dog door draft draw dream
        dress drink drive driver driving drop dying each early earth east easy eat egg eight eleven else email emergency end enough essay ever exact explain expect eye
        face fact fair fall family far farm fast fat father favourite fear feel feet felt fight figure film final fine finish fire first fish five fix flat floor
        fly follow food foot football forecast forget form found four free fresh friday friend friends front full fun funny future game garden gas gentle girl
        glass goal god gold good goodbye great green ground group grow guess gun guy hair half hall hand happen happened happens happy hard hat hate head hear heard
        heart heat heavy height held help her hide high hill hit hold holiday home hope horse hospital hot hour house huge hundred hurt husband idea ignore imagine
        important in inside instructions interest jail job joke july jump june keep kept key kick kid kill king kiss kitchen knew knife lady land language large last late
        later laugh law lead leader learn least leave left leg less letter level lie life light line link list listen little live living local lock long lose
        lost loud love low luck lucky lunch machine mad made main make man map march mark married match mate matter mean meaning meant meat mental met middle mile milk million mind
        minute miss mobile moment monday money month moon morning mother mouth move movie mum murder music name names near neck neighbour neighbours never new news next nice night
        nine nobody noise none north nose note nothing notice number ocean offer office often oil old once open opinion opinions orange order outside own page paid
        pain paint pair paper park parking part party pass past pay peace pen people perhaps person pet phone photo pick picture piece pizza place plane plant play player
        plus pocket poem point poor popular pothole potholes pound power predict president pretend pretty price prime print prize problem promise public pull push put queen quiet rain raise ran
        rather reach read ready real reason recipe recommend red remember repeat reply report rest restaurant result ride right ring river road robbed rock room round rubbish rule rules run
        sad safe sale saturday save school score sea season seat second seen sell send sent seven several sex shape share ship shirt shoe shoot shop
        short shot shout shut sick side sign silly simple since sing sister sit six size skin sleep slow small smell smile snow soft sold soldier
        solve son song soon sorry sound south space speak special speed spell spend spoke sport spring stab stabbed stage stand star start state station stay steal
        step stick stole stolen stone stop store storm story straight strange street strong student stupid such sugar suicide summer sun sunday sure surname surprise sweet swim table take taken talk
        tall tax tea teach team tell ten terrible test text thank their thin third thought thousand three threw through throw thursday ticket tie till time
        tired title together tomorrow tonight took top total touch town toy train translate travel tree tried trip trouble true trust try tuesday turn tv twelve twenty two type
        ugly uncle understand unit until upon use used useful useless usual van view village visit voice vote voting wait wake walk wall war warm
        wash waste watch water wear weather wednesday wedding week weight west wet wheel while white whole wife wild win wind window winter wish woman women won wonder
        wood word words work world worried worse worst wow write wrong wrote yard year years yellow yesterday young zero weed fuel tyre
        actual against almost alone along although amount because began begin behave big bottom brand bright busy certain chance
        cheese chicken christmas church class climb cloud cross crowd cry cute dance desk dry ear easter edge effect elephant empty energy enjoy enter escape evening
        exam example except excited exercise expensive extra fail false famous fault fence fever fill finger flower forest fridge fruit
        guard guest guitar hello hobby honest hotel idiot injured insurance joint judge king lawyer lazy
        lemon library lion liver loan lottery mail manager market mayor meal medicine member mirror mouse nature nurse owner parent parents pension
        pilot planet plate poet pool postcode prayer prison proud puppy rabbit radio refund relationship rent respond rich roof rugby salary salt
        sandwich scared science scream secret servant serious shower signal silver sky soap sock software spider spoon squad stomach stranger
        suspect suspended sword symptom system teacher telephone tennis theatre thief tiger toilet tooth tower traffic tram trousers uniform university vegetable video visa violin
        wages wallet wine witch wolf writer yoga zoo
        """;

    private const string FormsOfVerbs = """
        used using uses chosen chose choose taken takes took takes covers covered covering put puts set sets staying stays stayed stay getting gets gave gives given giving makes making
        worked works working held hold holds holding run running ran runs called calls kept keeps keeping brought bringing brings say says said saying asked asks answered answers looks looked looking
        started starts begin begins opened opens closed closes moves moved moving changes changing comes coming went goes leaves left leads led seen sees sees shows showed shown
        tells told talks talked talking turned turns tried tries trying wanted wants needs needed ended ends ending added adds adding sort sorts supposed meant expected expects planned decided decide decides
        agreed agree agrees picked picks happening happens allowed allows affect affected affects based involve involved involves include included includes including mentioned refer referred refers
        actual exactly basically roughly approx approximately altogether overall generally mainly specifically currently recently lately yet soon ago
    """;

    public static FrozenSet<string> Ordinals { get; } = FrozenSet.ToFrozenSet(["first", "second", "third", "fourth", "fifth", "sixth", "other", "others", "former", "latter", "matter"], StringComparer.Ordinal);

    public static FrozenSet<string> Stop { get; } = Split(StopWords).ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> All => Stop.Concat(Split(OtherWords));

    /// <summary>Words of everyday speech: where no record has them, they are not what is asked about.</summary>
    public static FrozenSet<string> Everyday { get; } = Split(OtherWords + " " + FormsOfVerbs).ToFrozenSet(StringComparer.Ordinal);

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
