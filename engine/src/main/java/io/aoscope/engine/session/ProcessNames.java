package io.aoscope.engine.session;

import io.aoscope.engine.session.DraftReader.BadDraftException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names that stand for the ids of processes in messages written before the ids are known: {@code ${pong}}. */
public final class ProcessNames {
    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

    private ProcessNames() {}

    /**
     * The text with the id of a process in the place of each name.
     *
     * @param ids by name
     * @param label what the text is called in errors
     */
    public static String fill(String text, Map<String, String> ids, String label) throws BadDraftException {
        StringBuilder filled = new StringBuilder();
        int done = 0;
        for (MatchResult found : NAME.matcher(text).results().toList()) {
            String id = ids.get(found.group(1));
            if (id == null) {
                throw new BadDraftException(label + ": there is no process " + found.group(1) + " for " + found.group()
                        + "; the processes are " + String.join(", ", ids.keySet()));
            }
            filled.append(text, done, found.start()).append(id);
            done = found.end();
        }
        return filled.append(text.substring(done)).toString();
    }
}
