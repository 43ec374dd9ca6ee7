package io.aoscope.engine.message;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a text that is no JSON, and where, without what the parser says of itself. */
public final class JsonProblem {
    private static final Pattern SOURCE =
            Pattern.compile("start marker at \\[Source: .*?; line: (\\d+), column: (\\d+)]", Pattern.DOTALL);

    private JsonProblem() {}

    /** {@code , line 1, column 11}, to be put behind a file's name; empty where it is not known. */
    public static String place(JsonProcessingException problem) {
        JsonLocation at = problem.getLocation();
        return at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    public static String why(JsonProcessingException problem) {
        return SOURCE.matcher(problem.getOriginalMessage()).replaceAll("begun at line $1, column $2");
    }
}
