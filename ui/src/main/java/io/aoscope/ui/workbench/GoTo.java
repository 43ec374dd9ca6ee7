package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.model.CodeLinks;
import io.aoscope.ui.model.Link;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what was typed to go somewhere: {@code 0x12a0} is an address, {@code @0x1a6} a byte of the
 * file, {@code 12} or a name a function, {@code s3.end} a point in
 * time. Pure.
 */
final class GoTo {
    private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-fA-F]{1,16})");
    private static final Pattern OFFSET = Pattern.compile("@0x([0-9a-fA-F]{1,7})");
    private static final Pattern TIME = Pattern.compile("s[0-9]{1,9}([.+].*)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private GoTo() {}

    /** The place meant, if there is one in this session; whether there is such a point in time is not known yet. */
    static Optional<Link> find(String typed, SessionView session) {
        String text = typed.strip();
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return Optional.of(new Link.Memory(Long.parseUnsignedLong(address.group(1), 16), 1));
        }
        if (TIME.matcher(text).matches()) {
            return Optional.of(new Link.Time(text));
        }
        return session.image().map(ImageView::image).flatMap(image -> code(text, image.module()));
    }

    private static Optional<Link> code(String text, WasmModule module) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return CodeLinks.atOffset(module, Integer.parseInt(offset.group(1), 16));
        }
        if (NUMBER.matcher(text).matches()) {
            int function = Integer.parseInt(text);
            return function < module.functionCount() ? Optional.of(new Link.Code(function, 0)) : Optional.empty();
        }
        OptionalInt named = module.functionsNamed(text).findFirst();
        return named.isPresent() ? Optional.of(new Link.Code(named.getAsInt(), 0)) : Optional.empty();
    }
}
