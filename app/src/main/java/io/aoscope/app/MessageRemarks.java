package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.rules.Remark;
import io.aoscope.engine.rules.Severity;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.MessageLint;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What HyperBEAM would make of a message.
 *
 * @param number of the message, from 1
 */
record MessageRemarks(int number, String action, List<Remark> remarks) {
    static List<MessageRemarks> of(List<MessageDraft> drafts) {
        Devices devices = Devices.installed();
        List<MessageRemarks> all = new ArrayList<>();
        for (MessageDraft draft : drafts) {
            all.add(new MessageRemarks(all.size() + 1, draft.action(), MessageLint.of(draft, devices)));
        }
        return all;
    }

    /** Whether a node fails on the message. */
    boolean fails() {
        return remarks.stream().anyMatch(remark -> remark.rule().severity() == Severity.ERROR);
    }

    void print(PrintWriter out) {
        String name = action.isEmpty() ? "" : "  " + action;
        out.printf("%nmessage %d%s%s%n", number, name, remarks.isEmpty() ? ": nothing to remark" : "");
        print(remarks, out);
    }

    static void print(List<Remark> remarks, PrintWriter out) {
        for (Remark remark : remarks) {
            out.printf(
                    "  %-7s %s (%s)%n",
                    remark.rule().severity().text(),
                    remark.message(),
                    remark.rule().id());
            out.println("          Remedy: " + remark.rule().remedy());
        }
        out.flush();
    }

    static ArrayNode json(List<MessageRemarks> all) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(one -> {
            ObjectNode node = list.addObject().put("message", one.number).put("action", one.action);
            node.set("remarks", remarks(one.remarks));
        });
        return list;
    }

    static ArrayNode remarks(List<Remark> remarks) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        remarks.forEach(remark -> list.addObject()
                .put("rule", remark.rule().id())
                .put("severity", remark.rule().severity().text())
                .put("place", remark.place())
                .put("message", remark.message())
                .put("remedy", remark.rule().remedy()));
        return list;
    }
}
