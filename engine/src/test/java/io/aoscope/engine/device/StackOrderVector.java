package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recorded order of the five devices: lines such as {@code wasm.init p2 (instance B started, A leaked)}. */
final class StackOrderVector {
    private static final Pattern LINE = Pattern.compile("([\\w-]+?)[.: ].*?(?:p(\\d))?(?: -> (\\w+).*| \\(.*|:.*)?");
    private static final Map<String, String> NAMES = Map.of(
            "wasi", "wasi@1.0",
            "json-iface", "json-iface@1.0",
            "wasm", "wasm-64@1.0",
            "patch", "patch@1.0",
            "multipass", "multipass@1.0");

    private StackOrderVector() {}

    static void check(Message vector) {
        Runner runner = Runner.spawned(Profile.HYPERBEAM, "ok");
        assertThat(answering(runner.steps)).isEqualTo(lines(vector, "init"));
        assertThat(runner.steps)
                .allMatch(step -> step.before().get("device-key").orElseThrow() instanceof IntegerValue);
        runner.send("Any");
        assertThat(answering(runner.steps)).isEqualTo(lines(vector, "compute"));
        snapshot(vector, runner);
        Message restored = runner.state
                .put("device", Binary.of("stack@1.0"))
                .put("snapshot", Message.of("3", Message.of("body", Binary.of(new byte[65536]))))
                .withoutLive("wasm/instance");
        runner.run(StackRun.of(restored, Message.EMPTY, "normalize", runner.context));
        assertThat(runner.steps.stream()
                        .filter(step -> !step.answered().equals("not_found"))
                        .map(StackOrderVector::text))
                .isEqualTo(lines(vector, "normalize (fold)"));
    }

    /** In Map mode what answers is collected under its number, as text. */
    private static void snapshot(Message vector, Runner runner) {
        Message base = runner.state.put("device", Binary.of("stack@1.0")).put("mode", Binary.of("Map"));
        StackRun.State end = runner.run(StackRun.of(base, Message.EMPTY, "snapshot", runner.context));
        Message collected = (Message) ((StackRun.State.Finished) end).value();
        List<Value> lines = ((ListValue) vector.get("snapshot (Map)").orElseThrow()).items();
        for (int i = 0; i < lines.size(); i++) {
            boolean kept = lines.get(i).display().contains("{'" + (i + 1) + "'");
            assertThat(collected.has(Integer.toString(i + 1)))
                    .as(lines.get(i).display())
                    .isEqualTo(kept);
        }
        assertThat(runner.steps)
                .allMatch(step -> step.before().get("device-key").orElseThrow() instanceof Binary);
    }

    private static List<String> answering(List<DeviceStep> steps) {
        return steps.stream().map(StackOrderVector::text).toList();
    }

    private static String text(DeviceStep step) {
        return step.device() + " " + step.pass() + " " + step.answered();
    }

    private static List<String> lines(Message vector, String key) {
        return ((ListValue) vector.get(key).orElseThrow())
                .items().stream().map(line -> text(line.display())).toList();
    }

    private static String text(String line) {
        Matcher found = LINE.matcher(line);
        assertThat(found.matches()).as(line).isTrue();
        String answered = found.group(3) == null ? "ok" : found.group(3);
        return Objects.requireNonNull(NAMES.get(found.group(1))) + " " + pass(line) + " " + answered;
    }

    private static String pass(String line) {
        Matcher pass = Pattern.compile(" p(\\d)").matcher(line);
        assertThat(pass.find()).as(line).isTrue();
        return pass.group(1);
    }
}
