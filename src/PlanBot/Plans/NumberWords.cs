using PlanBot.Translation;

namespace PlanBot.Plans;

/// <summary>Small numbers in words, as they are read in a sentence; larger ones in digits.</summary>
internal static class NumberWords
{
    private static readonly string[] Words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>In another language always in digits: its words for numbers change with what is counted.</summary>
    public static string Of(int number) => number is >= 0 and <= 10 && Language.CurrentFile is null ? Words[number] : BritishEnglish.Number(number);

    public static string Ordinal(int number) => number is >= 1 and <= 10 ? Ordinals[number] : PlansTexts.FormatNumberNumber(BritishEnglish.Number(number));
}
