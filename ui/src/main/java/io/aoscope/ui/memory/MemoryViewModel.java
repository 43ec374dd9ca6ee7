package io.aoscope.ui.memory;

import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.Edits;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.memory.Inspector.Reading;
import io.aoscope.ui.model.Branching.ChangeAt;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the Memory panel shows: the bytes at the focus, a selection, and what stands there. */
final class MemoryViewModel {
    private static final int MOST_COPIED = 1 << 20;
    private static final int MOST_EDITED = 64;
    private static final Pattern NUMBER = Pattern.compile("([uif](?:8|16|32|64))\\s+(.+)");

    private final Background background;
    private final Consumer<Link> follow;
    private final ReadOnlyObjectWrapper<ByteSource> source = new ReadOnlyObjectWrapper<>(ByteSource.EMPTY);
    private final ObjectProperty<HexCursor> cursor = new SimpleObjectProperty<>(HexCursor.at(0));
    private final ObservableList<Reading> readings = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper selection = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final StringProperty findText = new SimpleStringProperty("");
    private final BooleanProperty findHex = new SimpleBooleanProperty();
    private Background.@Nullable Job search;
    private @Nullable MemoryImage shown;
    private @Nullable MemoryImage comparedWith;

    MemoryViewModel(ObservableValue<Picture> picture, Consumer<Link> follow, Background background) {
        this.background = background;
        this.follow = follow;
        cursor.subscribe(ignored -> inspect());
        picture.subscribe(this::accept);
    }

    ReadOnlyObjectProperty<ByteSource> source() {
        return source.getReadOnlyProperty();
    }

    ObjectProperty<HexCursor> cursor() {
        return cursor;
    }

    /** The bytes at the start of the selection as everything they could be. */
    ObservableList<Reading> readings() {
        return readings;
    }

    /** Size, pages, and how many of them were touched and changed. */
    ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    ReadOnlyStringProperty selection() {
        return selection.getReadOnlyProperty();
    }

    /** What came of the last thing asked: nothing found, no such address; else empty. */
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    /** Whether memory is known at the focus. */
    ReadOnlyBooleanProperty present() {
        return present.getReadOnlyProperty();
    }

    /** Whether the run has gone on since. */
    ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    StringProperty findText() {
        return findText;
    }

    BooleanProperty findHex() {
        return findHex;
    }

    /** Selects bytes; answers whether they are inside of memory. */
    boolean show(long address, int length) {
        long end = source.get().size();
        if (address < 0 || address >= end) {
            notice.set(
                    end == 0
                            ? "There is no memory here"
                            : Format.hex(address) + " is outside of memory, which ends at " + Format.hex(end - 1));
            return false;
        }
        notice.set("");
        cursor.set(HexCursor.range(address, Math.min(length, end - address)));
        return true;
    }

    /** Goes to what was typed; answers whether it was an address inside of memory. */
    boolean goTo(String typed) {
        OptionalLong address = Typed.address(typed, cursor.get().start());
        if (address.isEmpty()) {
            notice.set("Type an address such as 0x12a0, 4768 or +16");
            return false;
        }
        return show(address.getAsLong(), 1);
    }

    /** Goes where a reading points at. */
    void follow(Reading reading) {
        reading.target().ifPresent(target -> follow.accept(new Link.Memory(target, reading.length())));
    }

    /** The selected bytes. */
    Range range() {
        return new Range(cursor.get().start(), cursor.get().length());
    }

    /** The selected bytes as the user may write them over: pairs of hex digits. */
    String editable() {
        byte[] bytes = new byte[(int) Math.min(cursor.get().length(), MOST_EDITED)];
        int count = source.get().read(cursor.get().start(), bytes, 0, bytes.length);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, count);
    }

    /**
     * The change that a text asks for at the selection: pairs of hex digits, a text in quotes, or a number with its type,
     * such as {@code u32 5}; empty where it is none of them.
     */
    Optional<ChangeAt> change(String typed) {
        long address = cursor.get().start();
        String text = typed.strip();
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return Optional.of((moment, frame, module) ->
                    Edits.read(number.group(1) + "[" + address + "] " + number.group(2), moment, frame, module));
        }
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return Typed.bytes(quoted ? text.substring(1, text.length() - 1) : text, !quoted)
                .map(bytes -> (moment, frame, module) -> new Change.Bytes(address, Binary.of(bytes)));
    }

    /** Says what was wrong with what was typed. */
    void notUnderstood() {
        notice.set("Type bytes such as 7b 22, a text such as \"yes\", or a number such as u32 5");
    }

    /** Follows the selection as a pointer of eight bytes, or of four if that leads nowhere. */
    void followPointer() {
        readings.stream()
                .filter(reading ->
                        reading.type().startsWith("ptr") && reading.target().isPresent())
                .reduce((first, second) -> second)
                .ifPresentOrElse(this::follow, () -> notice.set("These bytes are not an address inside of memory"));
    }

    void findNext() {
        find(true);
    }

    void findPrevious() {
        find(false);
    }

    void cancelSearch() {
        if (search != null) {
            search.cancel();
            search = null;
            searching.set(false);
            notice.set("Search cancelled");
        }
    }

    void nextChange() {
        change(source.get().nextChange(cursor.get().caret() + 1), source.get().nextChange(0));
    }

    void previousChange() {
        change(
                source.get().previousChange(cursor.get().caret() - 1),
                source.get().previousChange(source.get().size() - 1));
    }

    /** The selected bytes for the clipboard; empty where there are too many. */
    Optional<String> copy(CopyAs as) {
        long length = cursor.get().length();
        if (length > MOST_COPIED) {
            notice.set("Select at most " + Format.bytes(MOST_COPIED) + " to copy");
            return Optional.empty();
        }
        byte[] bytes = new byte[(int) length];
        int count = source.get().read(cursor.get().start(), bytes, 0, bytes.length);
        return count < bytes.length ? Optional.empty() : Optional.of(as.write(bytes));
    }

    private void find(boolean ahead) {
        cancelSearch();
        Optional<byte[]> wanted = Typed.bytes(findText.get(), findHex.get());
        if (wanted.isEmpty()) {
            notice.set(findHex.get() ? "Type pairs of hex digits such as 7b 22" : "Type the text to find");
            return;
        }
        ByteSource bytes = source.get();
        long from = cursor.get().start();
        notice.set("Searching …");
        searching.set(true);
        search = background.run(
                cancelled -> {
                    var finder = new ByteSearch(bytes, wanted.get(), cancelled);
                    return ahead ? finder.next(from + 1) : finder.previous(from - 1);
                },
                found -> {
                    searching.set(false);
                    search = null;
                    notice.set(found.isPresent() ? "" : "Not found");
                    found.ifPresent(address -> cursor.set(HexCursor.range(address, wanted.get().length)));
                });
    }

    private void change(long found, long otherwise) {
        long address = found >= 0 ? found : otherwise;
        notice.set(address < 0 ? "Nothing changed here since the stop or slot before" : "");
        if (address >= 0) {
            cursor.set(HexCursor.at(address));
        }
    }

    private void accept(Picture picture) {
        MemoryImage image = picture.memory().orElse(null);
        MemoryImage before = picture.memoryBefore().orElse(null);
        stale.set(picture.running());
        present.set(image != null && image.size() > 0);
        if (image == shown && before == comparedWith) {
            return;
        }
        shown = image;
        comparedWith = before;
        if (image == null) {
            source.set(ByteSource.EMPTY);
            size.set("");
        } else {
            var memory = new MemorySource(image, picture.memoryBefore());
            source.set(memory);
            size.set(describe(memory, image, before != null));
        }
        inspect();
    }

    private static String describe(MemorySource memory, MemoryImage image, boolean compared) {
        String text = Format.bytes(image.size()) + " in " + Format.count(image.pages(), "page", "pages") + ", "
                + Format.count(memory.touchedPages()) + " touched";
        return compared ? text + ", " + Format.count(memory.changedPages()) + " changed" : text;
    }

    private void inspect() {
        ByteSource bytes = source.get();
        HexCursor at = cursor.get();
        if (bytes.size() == 0) {
            readings.clear();
            selection.set("");
            return;
        }
        readings.setAll(Inspector.read(bytes, at.start()));
        selection.set(
                at.length() == 1
                        ? Format.hex(at.start())
                        : Format.hex(at.start()) + " to " + Format.hex(at.start() + at.length() - 1) + ", "
                                + Format.count(at.length(), "byte", "bytes"));
    }
}
