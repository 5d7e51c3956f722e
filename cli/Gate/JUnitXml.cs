using System.Globalization;
using System.Text;
using System.Xml;
using LuoModel.Cli.Renderers;

namespace LuoModel.Cli.Gate;

/// <summary>
/// A report in the XML that JUnit's tools made common. Times are left out: the same verdicts give the same bytes. An undecided case counts as skipped.
/// </summary>
internal static class JUnitXml
{
    /// <summary>The document.</summary>
    public static string Write(GateReport report)
    {
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", $"luo {report.Command}");
            Counts(xml, [.. report.Cases.Select(found => found.Case)]);
            foreach (var suite in report.Suites)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", suite.Name);
                Counts(xml, suite.Cases);
                foreach (var one in suite.Cases)
                {
                    Case(xml, suite, one);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text.ToString() + "\n";
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<GateCase> cases)
    {
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(one => one.State == GateState.Failed)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(cases.Count(one => one.State == GateState.Open)));
    }

    private static void Case(XmlWriter xml, GateSuite suite, GateCase one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite.Name);
        xml.WriteAttributeString("name", one.Name);
        if (one.State == GateState.Failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", one.Rule);
            xml.WriteAttributeString("message", one.Message);
            xml.WriteString($"{one.Sentence}\n{(one.Trace is { } trace ? TextTrace.Render(trace, one.Rule) : string.Empty)}");
            xml.WriteEndElement();
        }
        else if (one.State == GateState.Open)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", one.Message);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The declaration names the encoding in which the text will be written.</summary>
    private sealed class Utf8Writer : StringWriter
    {
        public Utf8Writer()
            : base(CultureInfo.InvariantCulture)
        {
        }

        public override Encoding Encoding => Encoding.UTF8;
    }
}
