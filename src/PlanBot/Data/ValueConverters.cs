using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PlanBot.Plans;

namespace PlanBot.Data;

/// <summary>A date as written is stored as written.</summary>
internal sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(
    date => date.Text,
    text => PartialDate.Parse(text));

/// <summary>Instants are UTC; SQLite forgets the kind, so it is put back on reading.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    instant => instant,
    instant => DateTime.SpecifyKind(instant, DateTimeKind.Utc));
