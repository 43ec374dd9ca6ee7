package io.aoscope.ui.outbox;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.OutboxLint;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.Remark;
import io.aoscope.ui.kit.RemarksBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What HyperBEAM makes of the messages of an outbox. */
final class OutboxRemarks {
    private static final int MOST_NAMED = 5;

    private OutboxRemarks() {}

    /** Remarks on messages, the same remark on several of them once. */
    static List<RemarksBox.Line> of(Message messages, Devices devices) {
        Map<Remark, List<String>> found = new LinkedHashMap<>();
        for (Map.Entry<Key, Value> entry : messages.entries().entrySet()) {
            if (entry.getValue() instanceof Message message) {
                for (Remark remark : OutboxLint.of(message, devices)) {
                    found.merge(remark, List.of(entry.getKey().text()), OutboxRemarks::joined);
                }
            }
        }
        return found.entrySet().stream()
                .map(one -> new RemarksBox.Line(
                        one.getKey().rule().id(),
                        place(one.getValue()),
                        one.getKey().message()))
                .toList();
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    private static String place(List<String> keys) {
        String named = String.join(", ", keys.subList(0, Math.min(keys.size(), MOST_NAMED)));
        return keys.size() > MOST_NAMED ? named + " …" : named;
    }
}
