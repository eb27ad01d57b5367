using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PlanBot.Data.Sqlite;

/// <summary>An amount is stored with the decimals that it was written with. Not to be ordered or summed by the database.</summary>
internal sealed class DecimalTextConverter() : ValueConverter<decimal, string>(
    amount => amount.ToString(CultureInfo.InvariantCulture),
    text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture));
