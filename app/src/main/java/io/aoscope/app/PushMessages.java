package io.aoscope.app;

import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.LocalNode;
import io.aoscope.engine.session.LocalNode.Neighbour;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The messages of {@code aoscope push}, each for one of its processes. */
final class PushMessages {
    private static final Pattern ADDRESSED = Pattern.compile("([\\w.-]+)=(.*)", Pattern.DOTALL);

    @Option(
            names = {"-m", "--message"},
            paramLabel = "[NAME=]M",
            description = {
                "A message, written as for aoscope run, and the process it is for: the first, if none is named."
                        + " $${NAME} in it stands for the id of a process."
            })
    private List<String> texts = new ArrayList<>();

    /** A message and the process it is for. */
    record Addressed(Neighbour receiver, MessageDraft draft) {}

    boolean given() {
        return !texts.isEmpty();
    }

    /**
     * @throws UserException naming the option or file, the place and the remedy
     */
    List<Addressed> read(LocalNode node) throws UserException {
        List<Addressed> all = new ArrayList<>();
        for (String text : texts) {
            Matcher addressed = ADDRESSED.matcher(text);
            boolean named = addressed.matches();
            Neighbour receiver = named
                    ? receiver(addressed.group(1), node)
                    : node.processes().getFirst();
            String message = named ? addressed.group(2) : text;
            for (MessageDraft draft : Messages.read(filled(message, node))) {
                all.add(new Addressed(receiver, draft));
            }
        }
        return all;
    }

    private static Neighbour receiver(String name, LocalNode node) throws UserException {
        return node.named(name)
                .orElseThrow(() -> new UserException("--message: there is no process " + name + "; the processes are "
                        + String.join(", ", ids(node).keySet())));
    }

    private static String filled(String text, LocalNode node) throws UserException {
        try {
            return ProcessNames.fill(text, ids(node), "--message");
        } catch (BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }

    /** The ids of the processes by name. */
    static Map<String, String> ids(LocalNode node) {
        Map<String, String> ids = new LinkedHashMap<>();
        node.processes().forEach(process -> ids.put(process.name(), process.processId()));
        return ids;
    }
}
