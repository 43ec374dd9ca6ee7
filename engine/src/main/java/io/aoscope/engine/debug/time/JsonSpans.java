package io.aoscope.engine.debug.time;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The texts and numbers in a JSON reply, with the bytes of the reply that each is written in. A text that is itself a JSON
 * object is looked into, as aos answers one. Reads what it can: a reply that is no JSON has few spans, not an error.
 */
final class JsonSpans {
    private static final int DEEPEST = 200;

    private final byte[] bytes;
    /** For each byte, where it stands in the reply. */
    private final int[] places;

    private final List<Span> spans = new ArrayList<>();
    private int at;

    /**
     * A text or a number.
     *
     * @param path keys and indices from the outside in, such as {@code response}, {@code Messages}, {@code 0}
     * @param text without quotes and escapes
     * @param places for each byte of the text, the first byte of the reply that it is written with
     */
    record Span(List<String> path, byte[] text, int[] places) {}

    private JsonSpans(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    static List<Span> of(byte[] reply) {
        int[] places = new int[reply.length];
        Arrays.setAll(places, i -> i);
        return new JsonSpans(reply, places).read(List.of());
    }

    private List<Span> read(List<String> path) {
        try {
            value(path, 0);
        } catch (IndexOutOfBoundsException e) {
            return spans;
        }
        return spans;
    }

    private void value(List<String> path, int depth) {
        space();
        if (depth > DEEPEST) {
            throw new IndexOutOfBoundsException("nested too deep");
        }
        switch (bytes[at]) {
            case '{' -> object(path, depth);
            case '[' -> array(path, depth);
            case '"' -> {
                Span text = string(path);
                spans.add(text);
                if (text.text().length > 0 && text.text()[0] == '{') {
                    spans.addAll(new JsonSpans(text.text(), text.places()).read(path));
                }
            }
            default -> word(path);
        }
    }

    private void object(List<String> path, int depth) {
        at++;
        space();
        while (bytes[at] != '}') {
            String key = new String(string(path).text(), StandardCharsets.UTF_8);
            space();
            at++;
            value(with(path, key), depth + 1);
            comma();
        }
        at++;
    }

    private void array(List<String> path, int depth) {
        at++;
        space();
        for (int i = 0; bytes[at] != ']'; i++) {
            value(with(path, Integer.toString(i)), depth + 1);
            comma();
        }
        at++;
    }

    private void comma() {
        space();
        if (bytes[at] == ',') {
            at++;
            space();
        }
    }

    private Span string(List<String> path) {
        if (bytes[at] != '"') {
            throw new IndexOutOfBoundsException("no text");
        }
        at++;
        byte[] text = new byte[bytes.length - at];
        int[] where = new int[text.length];
        int length = 0;
        while (bytes[at] != '"') {
            int start = at;
            byte[] written = bytes[at] == '\\' ? escape() : new byte[] {bytes[at++]};
            for (byte b : written) {
                where[length] = places[start];
                text[length++] = b;
            }
        }
        at++;
        return new Span(path, Arrays.copyOf(text, length), Arrays.copyOf(where, length));
    }

    private byte[] escape() {
        at++;
        char c = (char) bytes[at++];
        return switch (c) {
            case 'n' -> new byte[] {'\n'};
            case 't' -> new byte[] {'\t'};
            case 'r' -> new byte[] {'\r'};
            case 'b' -> new byte[] {'\b'};
            case 'f' -> new byte[] {'\f'};
            case 'u' -> unicode();
            default -> new byte[] {(byte) c};
        };
    }

    private byte[] unicode() {
        StringBuilder text = new StringBuilder().append(hex());
        if (Character.isHighSurrogate(text.charAt(0)) && bytes[at] == '\\' && bytes[at + 1] == 'u') {
            at += 2;
            text.append(hex());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private char hex() {
        String digits = new String(bytes, at, 4, StandardCharsets.US_ASCII);
        at += 4;
        try {
            return (char) Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new IndexOutOfBoundsException("no escape: " + digits);
        }
    }

    private void word(List<String> path) {
        int start = at;
        while (at < bytes.length && ",]} \t\r\n".indexOf(bytes[at]) < 0) {
            at++;
        }
        if (at == start) {
            throw new IndexOutOfBoundsException("no value");
        }
        spans.add(new Span(path, Arrays.copyOfRange(bytes, start, at), Arrays.copyOfRange(places, start, at)));
    }

    private void space() {
        while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n') {
            at++;
        }
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    /** The span that a value below {@code results} was read from: of those with its text the one whose path fits best. */
    static Optional<Span> find(List<Span> spans, List<String> path, byte[] text) {
        Span best = null;
        int fit = -1;
        for (Span span : spans) {
            int fits = fit(spans, span, path);
            if (Arrays.equals(span.text(), text) && fits > fit) {
                best = span;
                fit = fits;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How well the path of a span fits {@code outbox/1/action} or {@code data}. */
    private static int fit(List<Span> spans, Span span, List<String> path) {
        int fit = 0;
        String key = path.getLast();
        boolean outbox = path.size() > 1 && path.getFirst().equals("outbox");
        if (outbox && follows(span.path(), "Messages", index(path.get(1)))) {
            fit += 4;
        }
        if (!outbox && span.path().contains("Output")) {
            fit += 4;
        }
        if (span.path().getLast().equalsIgnoreCase(key)) {
            fit += 2;
        }
        return fit + (isTagOf(spans, span, key) ? 2 : 0);
    }

    private static boolean isTagOf(List<Span> spans, Span span, String key) {
        if (!span.path().getLast().equals("value")) {
            return false;
        }
        List<String> name = new ArrayList<>(span.path().subList(0, span.path().size() - 1));
        name.add("name");
        return spans.stream()
                .anyMatch(other -> other.path().equals(name)
                        && new String(other.text(), StandardCharsets.UTF_8).equalsIgnoreCase(key));
    }

    private static boolean follows(List<String> path, String key, String next) {
        int found = path.indexOf(key);
        return found >= 0 && found + 1 < path.size() && path.get(found + 1).equals(next);
    }

    private static String index(String number) {
        return number.matches("\\d{1,9}") ? Integer.toString(Integer.parseInt(number) - 1) : number;
    }
}
