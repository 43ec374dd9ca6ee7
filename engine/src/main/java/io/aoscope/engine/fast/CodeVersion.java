package io.aoscope.engine.fast;

import com.dylibso.chicory.wasm.Version;
import io.aoscope.engine.vm.ConstantDivision;
import io.aoscope.engine.vm.FlatView;
import io.aoscope.engine.vm.GlobalInstance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What compiled code depends on besides the image: what lowers and tightens it, taken by the bytes of its own classes so
 * that nobody has to remember to count a version up, Chicory, and the Java runtime.
 */
final class CodeVersion {
    /** The outer classes that decide what compiled code is, and those whose fields it reads; a test holds that none is missing. */
    static final List<Class<?>> PARTS = List.of(
            Acceptance.class,
            AddressLowering.class,
            AddressProducers.class,
            BodyWriter.class,
            Bytes.class,
            ChicoryCode.class,
            ConstantDivision.class,
            FlatView.class,
            FreshLocals.class,
            FunctionLowering.class,
            GlobalInstance.class,
            KnownAddresses.class,
            Lowering.class,
            NanLowering.class,
            NumericLowering.class,
            PagedMemory.class,
            SavedException.class,
            TightAccess.class,
            TightCode.class,
            TightComparison.class,
            TightFunction.class,
            TightNumbers.class,
            TryBlock.class,
            TryLowering.class,
            TryPlan.class,
            TypeTable.class);

    private CodeVersion() {}

    /** Hex digits; empty where the program's own classes cannot be read, and so nothing should be kept. */
    static Optional<String> current() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((Version.version() + "\n" + Runtime.version()).getBytes(StandardCharsets.UTF_8));
            for (Class<?> part : PARTS) {
                update(digest, part);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (IOException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, Class<?> part) throws IOException {
        String name = part.getName();
        try (InputStream in = part.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (in == null) {
                throw new NoSuchFileException(name);
            }
            digest.update(in.readAllBytes());
        }
        for (Class<?> inner : Arrays.stream(part.getDeclaredClasses())
                .sorted(Comparator.comparing(Class::getName))
                .toList()) {
            update(digest, inner);
        }
    }
}
