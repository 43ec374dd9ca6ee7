package io.aoscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.check.Finding;
import io.aoscope.engine.check.Report;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.Severity;
import io.aoscope.engine.session.DefinitionProblem;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessImage;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The report on an image, as JSON and as text for a person. */
final class CheckOutput {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CheckOutput() {}

    static ObjectNode json(Optional<ImageSource> source, Optional<ProcessImage> image, Optional<Report> report) {
        ObjectNode node = NODES.objectNode();
        node.set(
                "image",
                image.map(SlotJson::image)
                        .or(() -> source.map(CheckOutput::unread))
                        .orElse(null));
        node.put("accepted", report.map(Report::accepted).orElse(null));
        ArrayNode findings = node.putArray("findings");
        report.ifPresent(one -> one.findings().forEach(finding -> findings.add(finding(finding))));
        return node;
    }

    static ArrayNode json(List<DefinitionProblem> problems) {
        ArrayNode list = NODES.arrayNode();
        problems.forEach(problem -> list.addObject()
                .put("rule", problem.rule())
                .put("severity", severity(problem))
                .put("place", problem.place())
                .put("message", problem.message())
                .put("remedy", problem.remedy()));
        return list;
    }

    static void print(PrintWriter out, List<DefinitionProblem> problems) {
        out.printf("%nprocess%s%n", problems.isEmpty() ? ": nothing to remark" : "");
        problems.forEach(problem -> out.printf("  %-7s %s%n", severity(problem), problem.text()));
        out.flush();
    }

    private static String severity(DefinitionProblem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode unread(ImageSource source) {
        return NODES.objectNode()
                .put("path", source.label())
                .put("bytes", source.bytes().length)
                .put("sha256", ImageLoader.sha256(source.bytes()))
                .putNull("memory64");
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode()
                .put("rule", finding.rule().id())
                .put("severity", finding.severity().text())
                .put("title", finding.rule().title())
                .put("message", finding.message())
                .put("remedy", finding.remedy());
        node.set("offset", offset(finding.offset()));
        node.set("function", finding.function().map(CheckOutput::function).orElseGet(NODES::nullNode));
        return node;
    }

    private static JsonNode offset(OptionalInt offset) {
        return offset.isPresent() ? NODES.numberNode(offset.getAsInt()) : NODES.nullNode();
    }

    private static JsonNode function(Finding.Function function) {
        return NODES.objectNode().put("index", function.index()).put("name", function.name());
    }

    /** Findings of one rule share its title and its remedy. */
    static void print(PrintWriter out, ImageSource source, Optional<ProcessImage> image, Report report) {
        out.printf(
                Locale.ROOT,
                "%s  %,d bytes%s%n%s%s%n",
                source.label(),
                image.map(ProcessImage::source).orElse(source).bytes().length,
                image.map(one -> one.memory64() ? ", 64-bit memory" : "").orElse(""),
                report.verdict(),
                counts(report));
        for (ImageRule rule : ImageRule.values()) {
            var findings = report.findings().stream()
                    .filter(finding -> finding.rule() == rule)
                    .toList();
            if (findings.isEmpty()) {
                continue;
            }
            out.printf("%n%s  %s (%s)%n", rule.severity().text(), rule.title(), rule.id());
            for (Finding finding : findings) {
                String place = finding.place();
                out.println("  " + (place.isEmpty() ? "" : place + ": ") + finding.message());
            }
            out.println("  Remedy: " + findings.getFirst().remedy());
        }
        out.flush();
    }

    /** The findings by severity as " (2 warnings, 1 note)"; nothing without findings. */
    private static String counts(Report report) {
        return report.findings().isEmpty()
                ? ""
                : Arrays.stream(Severity.values())
                        .filter(severity -> report.count(severity) > 0)
                        .map(severity -> report.count(severity) + " "
                                + (report.count(severity) == 1 ? severity.text() : severity.plural()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
