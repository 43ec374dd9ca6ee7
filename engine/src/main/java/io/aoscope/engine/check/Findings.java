package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Collects findings about one image, and knows how its things are called. */
final class Findings {
    private final WasmModule module;
    private final List<Finding> all = new ArrayList<>();

    Findings(WasmModule module) {
        this.module = module;
    }

    /** About an instruction. */
    void at(ImageRule rule, Place place, String message) {
        add(rule, OptionalInt.of(place.offset()), Optional.of(function(place.function())), message);
    }

    /** About an instruction where there is one; else about a function as a whole. */
    void at(ImageRule rule, Optional<Place> place, int function, String message) {
        add(
                rule,
                Place.offset(place),
                Optional.of(function(place.map(Place::function).orElse(function))),
                message);
    }

    /** About a function as a whole; the offset is that of its body where it has one. */
    void function(ImageRule rule, int function, String message) {
        var defined = module.function(function);
        OptionalInt offset = defined == null
                ? OptionalInt.empty()
                : OptionalInt.of(defined.code().start());
        add(rule, offset, Optional.of(function(function)), message);
    }

    /** About a byte of the file outside of functions. */
    void offset(ImageRule rule, int offset, String message) {
        add(rule, OptionalInt.of(offset), Optional.empty(), message);
    }

    /** About what a section holds. */
    void section(ImageRule rule, String name, String message) {
        OptionalInt offset = module.sections().stream()
                .filter(section -> !section.custom() && section.name().equals(name))
                .mapToInt(Section::offset)
                .findFirst();
        add(rule, offset, Optional.empty(), message);
    }

    /** About the image as a whole. */
    void image(ImageRule rule, String message) {
        add(rule, OptionalInt.empty(), Optional.empty(), message);
    }

    private void add(ImageRule rule, OptionalInt offset, Optional<Finding.Function> function, String message) {
        all.add(new Finding(rule, offset, function, message, rule.remedy()));
    }

    Report report() {
        return new Report(all);
    }

    private Finding.Function function(int index) {
        return new Finding.Function(index, module.displayName(index));
    }
}
