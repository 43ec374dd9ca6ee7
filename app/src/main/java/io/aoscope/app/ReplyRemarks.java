package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.rules.Remark;
import io.aoscope.engine.rules.Severity;
import io.aoscope.engine.session.ProcessDefinition;
import io.aoscope.engine.session.ReplyLint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What HyperBEAM would make of what handle replied.
 *
 * @param number of the reply, from 1
 */
record ReplyRemarks(int number, List<Remark> remarks) {
    /** @param texts JSON, or {@code @FILE} */
    static List<ReplyRemarks> of(List<String> texts, ProcessDefinition process) throws UserException {
        Devices devices = Devices.installed();
        List<ReplyRemarks> all = new ArrayList<>();
        for (String text : texts) {
            byte[] reply = text.startsWith("@")
                    ? ImageFile.read(UserPath.of(text.substring(1)), "reply")
                    : text.getBytes(StandardCharsets.UTF_8);
            all.add(new ReplyRemarks(all.size() + 1, ReplyLint.of(reply, process, devices)));
        }
        return all;
    }

    /** Whether a node fails on the reply. */
    boolean fails() {
        return remarks.stream().anyMatch(remark -> remark.rule().severity() == Severity.ERROR);
    }

    void print(PrintWriter out) {
        out.printf("%nreply %d%s%n", number, remarks.isEmpty() ? ": nothing to remark" : "");
        MessageRemarks.print(remarks, out);
    }

    static ArrayNode json(List<ReplyRemarks> all) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(one -> {
            ObjectNode node = list.addObject().put("reply", one.number);
            node.set("remarks", MessageRemarks.remarks(one.remarks));
        });
        return list;
    }
}
