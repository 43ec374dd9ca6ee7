package io.aoscope.ui.profile;

import io.aoscope.engine.debug.time.Profile;
import io.aoscope.engine.debug.time.Profile.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in the tree of calls that knows its way up; the children most expensive first. */
final class FlameNode {
    private final String name;
    private final int function;
    private final long self;
    private final long total;
    private final int depth;
    private final @Nullable FlameNode parent;
    private final List<FlameNode> children = new ArrayList<>();

    private FlameNode(Node node, @Nullable FlameNode parent) {
        this.name = node.name();
        this.function = node.function();
        this.self = node.self();
        this.total = node.total();
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        for (Node child : node.children()) {
            children.add(new FlameNode(child, this));
        }
        children.sort(Comparator.comparingLong(FlameNode::total).reversed());
    }

    /** The whole tree of a profile; fit for any thread. */
    static FlameNode of(Profile profile) {
        return new FlameNode(profile.root(), null);
    }

    String name() {
        return name;
    }

    /** Index of the function; -1 for a slot, a device or the host. */
    int function() {
        return function;
    }

    long self() {
        return self;
    }

    long total() {
        return total;
    }

    /** 0 for the slot. */
    int depth() {
        return depth;
    }

    Optional<FlameNode> parent() {
        return Optional.ofNullable(parent);
    }

    List<FlameNode> children() {
        return children;
    }

    /** From the slot to this. */
    List<FlameNode> path() {
        List<FlameNode> path = new ArrayList<>();
        for (FlameNode at = this; at != null; at = at.parent) {
            path.addFirst(at);
        }
        return path;
    }

    /** The sibling so many places further on; this one where there is none. */
    FlameNode sibling(int by) {
        if (parent == null) {
            return this;
        }
        int at = parent.children.indexOf(this) + by;
        return at < 0 || at >= parent.children.size() ? this : parent.children.get(at);
    }

    /** Whether the name contains a text, in any case; no text is in no name. */
    boolean matches(String text) {
        return !text.isBlank()
                && name.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Instructions below frames that match, each counted once. */
    long matching(String text) {
        if (matches(text)) {
            return total;
        }
        return children.stream().mapToLong(child -> child.matching(text)).sum();
    }
}
