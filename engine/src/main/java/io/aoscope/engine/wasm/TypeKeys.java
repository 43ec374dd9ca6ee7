package io.aoscope.engine.wasm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Structural identity of function types: a text for each type that is equal for equal types, also
 * of other modules. A type that refers to other types contains a digest of their texts, so the text
 * of a deep or wide web of types stays short.
 */
final class TypeKeys {
    private final String[] keys;
    private final int[] ids;

    private TypeKeys(int size) {
        keys = new String[size];
        ids = new int[size];
    }

    static TypeKeys of(List<FuncType> types) {
        TypeKeys result = new TypeKeys(types.size());
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            String key = result.key(types.get(i), i);
            result.keys[i] = key;
            Integer known = first.putIfAbsent(key, i);
            result.ids[i] = known == null ? i : known;
        }
        return result;
    }

    String key(int typeIndex) {
        return keys[typeIndex];
    }

    /** The lowest index of an equal type. */
    int id(int typeIndex) {
        return ids[typeIndex];
    }

    private String key(FuncType type, int self) {
        StringBuilder text = new StringBuilder();
        boolean refers = false;
        for (List<ValType> side : List.of(type.params(), type.results())) {
            for (ValType value : side) {
                if (value instanceof RefType(boolean nullable, TypeIndex(int index))) {
                    refers = true;
                    text.append(nullable ? "(ref null " : "(ref ")
                            .append(index < self ? keys[index] : index == self ? "self" : "forward " + (index - self))
                            .append(')');
                } else {
                    text.append(value.text());
                }
                text.append(' ');
            }
            text.append("->");
        }
        return refers ? digest(text.toString()) : text.toString();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
