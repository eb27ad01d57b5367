using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;

namespace PlanBot.Tests.Data.PlanFolders;

/// <summary>The fixture plan, which uses every file and column of a plan's folder, with what a test changes in it.</summary>
internal sealed class SmallPlan
{
    public const string Id = "smallshire-2025-29";

    private readonly Dictionary<string, byte[]> _files = Directory.GetFiles(Folder)
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "plans", Id);

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    /// <summary>Replaces a text that stands in the file.</summary>
    public SmallPlan With(string file, string text, string replacement)
    {
        Assert.Contains(text, Text(file), StringComparison.Ordinal);
        return WithFile(file, Text(file).Replace(text, replacement, StringComparison.Ordinal));
    }

    public SmallPlan WithFile(string file, string content) => WithFile(file, Encoding.UTF8.GetBytes(content));

    public SmallPlan WithFile(string file, byte[] content)
    {
        _files[file] = content;
        return this;
    }

    public SmallPlan Without(params IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            Assert.True(_files.Remove(file), file);
        }

        return this;
    }

    public Task<ImportOutcome> ImportAsync(TemporaryDatabase database, ImportOptions? options = null) => ImportAsync(database.Services, options);

    public Task<ImportOutcome> ImportAsync(IServiceProvider services, ImportOptions? options = null) =>
        services.GetRequiredService<PlanImporter>().ImportAsync(
            new FolderFiles(_files.ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)file.Value, StringComparer.Ordinal)),
            options ?? new ImportOptions(),
            TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyDictionary<string, string>> ExportAsync(TemporaryDatabase database, string planId = Id) =>
        (await database.Services.GetRequiredService<PlanExporter>().WriteAsync(planId, TestContext.Current.CancellationToken))
        .ToDictionary(file => file.Name, file => file.Text, StringComparer.Ordinal);
}
