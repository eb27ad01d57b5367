using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Functions on objects, and paths into JSON and XML. They never change what they are given: they return a changed copy.</summary>
internal static class ObjectFunctions
{
    private const int MaxXmlLength = 1_000_000;

    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Define("getProperty", Signature.Ordered(1, ReturnTypes.Any, ReturnTypes.Text), GetProperty);
        yield return Define("addProperty", Signature.Ordered(0, ReturnTypes.Any, ReturnTypes.Text, ReturnTypes.Any), static (arguments, call, state) => SetProperty(arguments, call, state, mustBeNew: true));
        yield return Define("setProperty", Signature.Ordered(0, ReturnTypes.Any, ReturnTypes.Text, ReturnTypes.Any), static (arguments, call, state) => SetProperty(arguments, call, state, mustBeNew: false));
        yield return Define("removeProperty", Signature.Ordered(0, ReturnTypes.Any, ReturnTypes.Text), RemoveProperty);
        yield return Define("merge", Signature.AtLeastOne, Merge);
        yield return ("setPathToValue", new FunctionDefinition { Type = "setPathToValue", Returns = ReturnTypes.Any, Signature = Signature.Two, Lazy = SetPathToValue });
        yield return Define("jPath", Signature.Ordered(0, ReturnTypes.Any, ReturnTypes.Text), JPath.Evaluate);
        yield return Define("xPath", Signature.Ordered(0, ReturnTypes.Any, ReturnTypes.Text), XPath);
        var (name, xml) = Define("xml", Signature.One, ToXml);
        yield return (name, new FunctionDefinition { Type = name, Returns = ReturnTypes.Text, Signature = xml.Signature, Eager = xml.Eager });
    }

    private static (string Name, FunctionDefinition Definition) Define(string name, Signature signature, EagerFunction function) =>
        StringFunctions.Define(name, ReturnTypes.Any, signature, null, function);

    private static Value GetProperty(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (arguments.Length == 1)
        {
            return arguments[0].IsString
                ? new DynamicPath(arguments[0].AsString).Evaluate(state)
                : Value.FromError($"{call.Arguments[0]} is not a text.");
        }

        return arguments[1].IsNullOrUndefined
            ? Value.FromError($"{call.Arguments[1]} is null.")
            : new DynamicPath(ValueText.ToText(arguments[1])).EvaluateIn(arguments[0], state);
    }

    private static Value SetProperty(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state, bool mustBeNew)
    {
        if (!arguments[0].IsObject)
        {
            return Value.FromError($"{call.Arguments[0]} is not an object.");
        }

        state.CountLoops(arguments[0].Count);
        var copy = ObjectValue.CopyOf(arguments[0]);
        var name = ValueText.ToText(arguments[1]);
        if (mustBeNew && copy.ContainsExactly(name))
        {
            return Value.FromError($"{name} already exists in {call.Arguments[0]}.");
        }

        copy.Set(name, arguments[2]);
        return Value.FromObject(copy);
    }

    private static Value RemoveProperty(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsObject)
        {
            return Value.FromError($"{call.Arguments[0]} is not an object.");
        }

        state.CountLoops(arguments[0].Count);
        var copy = ObjectValue.CopyOf(arguments[0]);
        copy.Remove(ValueText.ToText(arguments[1]));
        return Value.FromObject(copy);
    }

    private static Value Merge(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var result = new ObjectValue();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].IsObject)
            {
                MergeInto(result, arguments[i], state);
                continue;
            }

            if (!arguments[i].IsArray)
            {
                return Value.FromError($"{call.Arguments[i]} is neither an object nor a list of objects.");
            }

            foreach (var item in arguments[i].EnumerateItems())
            {
                if (!item.IsObject)
                {
                    return Value.FromError($"{call.Arguments[i]} has an item that is not an object.");
                }

                MergeInto(result, item, state);
            }
        }

        return Value.FromObject(result);
    }

    private static void MergeInto(ObjectValue target, in Value source, EvaluationState state)
    {
        state.CountLoops(source.Count);
        foreach (var member in source.EnumerateMembers())
        {
            var before = target.ContainsExactly(member.Key) ? target.Get(member.Key) : Value.Undefined;
            if (before.IsObject && member.Value.IsObject)
            {
                state.CountLoops(before.Count);
                var inner = ObjectValue.CopyOf(before);
                MergeInto(inner, member.Value, state);
                target.Set(member.Key, Value.FromObject(inner));
            }
            else
            {
                target.Set(member.Key, member.Value);
            }
        }
    }

    /// <summary>Sets a path for the rest of this evaluation. The data itself stays as it is.</summary>
    private static Value SetPathToValue(CallNode call, EvaluationState state)
    {
        string? path = null;
        if (call.Arguments[0] is PathNode names && names.TryGetPath(state, out var namePath))
        {
            path = namePath;
        }
        else if (call.Arguments[0] is ElementNode element && element.TryGetPath(state, out var elementPath))
        {
            path = elementPath;
        }

        if (path is null)
        {
            return Value.FromError($"{call.Arguments[0]} is not a path to set a value at.");
        }

        if (state.Locals is not null)
        {
            return Value.FromError($"{path} cannot be set inside a lambda.");
        }

        var value = call.Arguments[1].Evaluate(state);
        if (!value.IsError)
        {
            state.Assign(path, value);
        }

        return value;
    }

    private static Value XPath(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsString || !arguments[1].IsString)
        {
            return Value.FromError($"{call} takes XML and a path, both as text.");
        }

        state.CountText(arguments[0].AsString.Length);
        if (arguments[0].AsString.Length > MaxXmlLength)
        {
            return Value.FromError($"{call.Arguments[0]} is longer than the {MaxXmlLength} characters of XML that are searched.");
        }

        try
        {
            using var text = new StringReader(arguments[0].AsString);
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var found = new XPathDocument(reader).CreateNavigator().Evaluate(arguments[1].AsString);
            switch (found)
            {
                case double number:
                    return Value.FromDouble(number);
                case bool boolean:
                    return Value.FromBoolean(boolean);
                case string result:
                    return Value.FromString(result);
            }

            var nodes = new List<Value>();
            foreach (XPathNavigator node in (XPathNodeIterator)found)
            {
                state.CountLoops(1);
                nodes.Add(Value.FromString(node.NodeType is XPathNodeType.Element or XPathNodeType.Root ? node.OuterXml : node.Value));
            }

            return nodes.Count == 0 ? Value.FromError($"Nothing matches {call.Arguments[1]}.") : Value.FromArray([.. nodes]);
        }
        catch (Exception wrong) when (wrong is XmlException or XPathException or ArgumentException)
        {
            return Value.FromError($"{call}: {wrong.Message}");
        }
    }

    /// <summary>JSON as XML, in the form that .NET gives it: a root element, each element with its type.</summary>
    private static Value ToXml(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsString && !arguments[0].IsObject && !arguments[0].IsArray)
        {
            return Value.FromError($"{call.Arguments[0]} is not JSON.");
        }

        var json = arguments[0].IsString ? arguments[0].AsString : ValueText.ToJson(arguments[0]);
        state.CountText(json.Length);
        try
        {
            var quotas = new XmlDictionaryReaderQuotas { MaxDepth = state.Options.Limits.MaxDepth };
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), quotas);
            return Value.FromString(XElement.Load(reader).ToString().ReplaceLineEndings("\n"));
        }
        catch (XmlException)
        {
            return Value.FromError($"{call.Arguments[0]} is not JSON.");
        }
    }
}
