package io.aoscope.engine.session;

import io.aoscope.engine.wasm.InvalidModuleException;
import io.aoscope.engine.wasm.MalformedModuleException;
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import io.aoscope.engine.wasm.lines.SourceLines;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Decodes and validates an image; one written as WebAssembly text is assembled first. */
public final class ImageLoader {
    private ImageLoader() {}

    /**
     * @throws ImageException where the bytes are not a WebAssembly module or not a valid one; the
     *     message names the file, the byte offset (in a text the line and column) and the remedy
     */
    public static ProcessImage load(ImageSource source) throws ImageException {
        if (WatAssembler.isText(source.bytes())) {
            return decode(new ImageSource(source.name(), source.path(), WatAssembler.assemble(source)));
        }
        return decode(source);
    }

    private static ProcessImage decode(ImageSource source) throws ImageException {
        try {
            // In a program that just started hashing takes as long as decoding.
            CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> sha256(source.bytes()));
            WasmModule module = WasmReader.read(source.bytes());
            Validator.validate(module);
            List<MemoryType> memories = module.memoryTypes();
            boolean memory64 =
                    !memories.isEmpty() && memories.getFirst().limits().is64();
            return new ProcessImage(source, hash.join(), module, memory64, SourceLines.of(module));
        } catch (MalformedModuleException e) {
            throw new ImageException(source.label() + ": " + e.getMessage(), e.offset());
        } catch (InvalidModuleException e) {
            throw new ImageException(source.label() + ": " + e.getMessage(), e.offset());
        }
    }

    /** SHA-256 in lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
