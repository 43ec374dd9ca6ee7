package io.aoscope.app.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Java makes methods for when it runs: switches over types of every form, and records, for {@link StartJarsTest}. */
public final class MadeAtRunTime {
    private MadeAtRunTime() {}

    /** What is asked for its kind. */
    sealed interface Shape permits Circle, Square, Nothing {
        /** In an interface a method of the class is called in another way. */
        static String name(Shape shape) {
            return switch (shape) {
                case Circle circle -> "circle " + circle.radius();
                case Square square -> "square " + square.side();
                case Nothing nothing -> "nothing";
            };
        }
    }

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Nothing() implements Shape {}

    record Mixed(
            boolean yes,
            byte one,
            short two,
            char letter,
            int four,
            long eight,
            float single,
            double exact,
            @Nullable String text,
            List<Integer> list) {}

    enum Color {
        RED,
        GREEN
    }

    /** What all of them answer for each of their forms. */
    public static List<String> answers() {
        List<@Nullable Object> values = Arrays.asList(
                null, 7, 101, -1, "", "text", List.of(1), List.of(), new int[3], 1.5, Color.RED, Color.GREEN);
        List<Object> shapes = List.of(
                new Circle(1),
                new Circle(5),
                new Square(2),
                new Square(3),
                new Nothing(),
                Color.RED,
                Color.GREEN,
                "text");
        return Stream.of(
                        values.stream().map(MadeAtRunTime::guarded),
                        shapes.stream().map(MadeAtRunTime::guarded),
                        shapes.stream().map(MadeAtRunTime::nested),
                        shapes.stream().map(MadeAtRunTime::constants))
                .flatMap(answers -> answers)
                .toList();
    }

    /** Of records of which no two but the first are the same: the hash of each, and which are equal to it. */
    public static List<String> comparisons() {
        List<Mixed> records = List.of(
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, 0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, 0.0f, 0.0, "te".concat("xt"), List.of(1)),
                new Mixed(false, (byte) 1, (short) 2, 'a', 4, 1L << 40, 0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) -1, (short) 2, 'a', 4, 1L << 40, 0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) -2, 'a', 4, 1L << 40, 0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'b', 4, 1L << 40, 0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 5, 1L << 40, 0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 41, 0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, -0.0f, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, Float.NaN, 0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, 0.0f, -0.0, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, 0.0f, Double.NaN, "text", List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, 0.0f, 0.0, null, List.of(1)),
                new Mixed(true, (byte) 1, (short) 2, 'a', 4, 1L << 40, 0.0f, 0.0, "text", List.of(2)));
        List<@Nullable Object> others = new ArrayList<>(records);
        others.addAll(Arrays.asList(null, "text", new Nothing()));
        return records.stream()
                .map(record -> record.hashCode() + " "
                        + others.stream().map(record::equals).toList() + new Nothing().hashCode())
                .toList();
    }

    /** Guards begin anew behind the label that did not hold. */
    private static String guarded(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Integer number when number > 100 -> "large";
            case Integer number when number < 0 -> "negative";
            case Integer number -> "number " + number;
            case String text when text.isEmpty() -> "empty";
            case List<?> list when list.contains(1) -> "list with 1";
            case List<?> list -> "list";
            case int[] array -> "array of " + array.length;
            case Shape shape -> Shape.name(shape);
            default -> "other";
        };
    }

    /** Types within types. */
    private static String nested(Object value) {
        if (value instanceof Square(int side) && side == 2) {
            return "two";
        }
        return switch (value) {
            case Circle(int radius) when radius == 1 -> "one";
            case Circle(int radius) -> "radius " + radius;
            default -> "none";
        };
    }

    /** Not only types: such a switch stays as javac makes it. */
    private static String constants(Object value) {
        return switch (value) {
            case Color color when color == Color.RED -> "red";
            case String text -> text;
            default -> named(value);
        };
    }

    private static String named(Object value) {
        return value instanceof Color color
                ? switch (color) {
                    case RED -> "1";
                    case GREEN -> "2";
                }
                : "?";
    }
}
