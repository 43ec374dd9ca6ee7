package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.rules.Rules;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code aoscope rules}: where HyperBEAM does something else, and what to do about it. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Explains the RULE that a warning or a finding names: cause, effect on HyperBEAM, remedy. Without one it"
                    + " lists them all.",
            "Exit status: 0 the rule exists, 2 it does not."
        })
final class RulesCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RULE", description = "Such as wasi-hangs.")
    private @Nullable String id;

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        String wanted = id;
        if (wanted == null) {
            list(Rules.all());
            return 0;
        }
        Rule rule = Rules.find(wanted.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        new UserException("no rule \"" + wanted + "\"; aoscope rules lists the names of all rules"));
        if (output.json()) {
            output.print(json(rule));
        } else {
            explain(rule);
        }
        return 0;
    }

    private void list(List<Rule> rules) {
        if (output.json()) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            ArrayNode list = document.putArray("rules");
            rules.forEach(rule -> list.add(json(rule)));
            output.print(document);
            return;
        }
        PrintWriter out = output.out();
        rules.forEach(
                rule -> out.printf("%-22s %-8s %s%n", rule.id(), rule.severity().text(), rule.title()));
        out.flush();
    }

    private void explain(Rule rule) {
        PrintWriter out = output.out();
        out.printf("%s (%s), %s%n", rule.title(), rule.id(), rule.severity().text());
        out.printf("  Cause:        %s%n", rule.cause());
        out.printf("  On HyperBEAM: %s%n", rule.effect());
        out.printf("  Remedy:       %s%n", rule.remedy());
        out.flush();
    }

    private static ObjectNode json(Rule rule) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rule", rule.id())
                .put("severity", rule.severity().text())
                .put("title", rule.title())
                .put("cause", rule.cause())
                .put("effect", rule.effect())
                .put("remedy", rule.remedy())
                .put("source", rule.source());
    }
}
