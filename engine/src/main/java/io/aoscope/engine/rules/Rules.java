package io.aoscope.engine.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules there are. */
public final class Rules {
    private static final List<Rule> ALL = Stream.<Rule[]>of(ImageRule.values(), MessageRule.values(), RunRule.values())
            .flatMap(Arrays::stream)
            .toList();

    private static final Map<String, Rule> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private Rules() {}

    /** Those about images, then about messages, then about runs; the gravest first in each. */
    public static List<Rule> all() {
        return ALL;
    }

    public static Optional<Rule> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
