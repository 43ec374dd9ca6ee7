package io.aoscope.engine.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;

/**
 * JSON as the node reads it from an image (semantics 8.6): strict RFC 8259 in valid UTF-8, no lone surrogates, of
 * duplicate keys the first wins, integers and floats stay apart, true, false and null are atoms. Writing is
 * {@link AoJsonWriter}.
 */
public final class AoJson {
    private static final int MAX_DEPTH = 2000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(1_000_000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private AoJson() {}

    /** @throws JsonSyntaxException where the node would not accept the text */
    public static Value read(Binary text) throws JsonSyntaxException {
        return read(text.utf8().orElseThrow(() -> new JsonSyntaxException("the text is not UTF-8", -1)));
    }

    /** @throws JsonSyntaxException where the node would not accept the text */
    public static Value read(String text) throws JsonSyntaxException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new JsonSyntaxException("the text is empty", 0);
            }
            Value value = value(parser);
            if (parser.nextToken() != null) {
                throw failure(parser, "something follows the JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new JsonSyntaxException(
                    JsonProblem.why(e), location == null ? -1 : Math.toIntExact(location.getCharOffset()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string failed", e);
        }
    }

    private static Value value(JsonParser parser) throws IOException, JsonSyntaxException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Binary.of(string(parser));
            case VALUE_NUMBER_INT -> new IntegerValue(new BigInteger(parser.getText()));
            case VALUE_NUMBER_FLOAT -> floating(parser);
            case VALUE_TRUE -> Atom.TRUE;
            case VALUE_FALSE -> Atom.FALSE;
            case VALUE_NULL -> Atom.NULL;
            default -> throw failure(parser, "a value is missing");
        };
    }

    private static Message object(JsonParser parser) throws IOException, JsonSyntaxException {
        Message.Builder builder = Message.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = string(parser);
            parser.nextToken();
            builder.putIfAbsent(name, value(parser));
        }
        return builder.build();
    }

    private static ListValue array(JsonParser parser) throws IOException, JsonSyntaxException {
        ArrayList<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new ListValue(items);
    }

    private static FloatValue floating(JsonParser parser) throws IOException, JsonSyntaxException {
        double number = Double.parseDouble(parser.getText());
        if (Double.isInfinite(number)) {
            throw failure(parser, "the number " + parser.getText() + " is larger than a double can be");
        }
        return new FloatValue(number);
    }

    private static String string(JsonParser parser) throws IOException, JsonSyntaxException {
        String text = parser.getText();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    throw failure(parser, String.format("\\u%04x is half of a surrogate pair", (int) c));
                }
                i++;
            }
        }
        return text;
    }

    private static JsonSyntaxException failure(JsonParser parser, String what) {
        return new JsonSyntaxException(
                what, Math.toIntExact(parser.currentTokenLocation().getCharOffset()));
    }
}
