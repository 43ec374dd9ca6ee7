package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads types (WebAssembly 3.0, section 5.3). */
final class TypeReader {
    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int REFERENCE = 0x64;
    /** Engines agree on this limit (WebAssembly JavaScript interface, implementation limits). */
    private static final int MAX_TYPES = 1_000;

    private static final int HAS_MAX = 1;
    private static final int SHARED = 2;
    private static final int IS_64 = 4;

    private final Input in;

    TypeReader(Input in) {
        this.in = in;
    }

    ValType valType() throws MalformedModuleException {
        int at = in.position();
        int code = in.peek();
        return switch (code) {
            case 0x7F -> number(NumType.I32);
            case 0x7E -> number(NumType.I64);
            case 0x7D -> number(NumType.F32);
            case 0x7C -> number(NumType.F64);
            case 0x7B -> number(NumType.V128);
            case NULLABLE_REFERENCE, REFERENCE -> refType();
            default -> {
                long value = in.s33();
                yield new RefType(true, abstractHeap(value, at, "malformed value type"));
            }
        };
    }

    private NumType number(NumType type) {
        in.skip(1);
        return type;
    }

    RefType refType() throws MalformedModuleException {
        int at = in.position();
        int code = in.peek();
        if (code == NULLABLE_REFERENCE || code == REFERENCE) {
            in.skip(1);
            return new RefType(code == NULLABLE_REFERENCE, heapType());
        }
        return new RefType(true, abstractHeap(in.s33(), at, "malformed reference type"));
    }

    HeapType heapType() throws MalformedModuleException {
        int at = in.position();
        long value = in.s33();
        if (value >= 0) {
            return new TypeIndex((int) Math.min(value, Integer.MAX_VALUE));
        }
        return abstractHeap(value, at, "malformed heap type");
    }

    private static AbstractHeap abstractHeap(long value, int at, String fault) throws MalformedModuleException {
        return switch ((int) Math.max(value, -128)) {
            case -0x10 -> AbstractHeap.FUNC;
            case -0x11 -> AbstractHeap.EXTERN;
            case -0x17 -> AbstractHeap.EXN;
            case -0x0D -> AbstractHeap.NOFUNC;
            case -0x0E -> AbstractHeap.NOEXTERN;
            case -0x0C -> AbstractHeap.NOEXN;
            case -0x0F, -0x12, -0x13, -0x14, -0x15, -0x16 -> throw unsupported(at, fault, "garbage collection types");
            default ->
                throw new MalformedModuleException(
                        at, String.format(Locale.ROOT, "%s: no type has code 0x%x", fault, value & 0x7F));
        };
    }

    private static MalformedModuleException unsupported(int at, String fault, String what) {
        return new MalformedModuleException(
                at, fault + ": " + what + " are not supported; compile the module without them");
    }

    List<ValType> valTypes() throws MalformedModuleException {
        int at = in.position();
        long count = in.u32Long();
        if (count > MAX_TYPES) {
            throw new MalformedModuleException(
                    at, "too many types in a list: " + count + " are declared, the limit is " + MAX_TYPES);
        }
        List<ValType> types = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            types.add(valType());
        }
        return List.copyOf(types);
    }

    FuncType funcType() throws MalformedModuleException {
        int at = in.position();
        int form = in.u8();
        if (form == 0x60) {
            List<ValType> params = valTypes();
            return new FuncType(params, valTypes());
        }
        if (form >= 0x80) {
            throw new MalformedModuleException(at, "integer representation too long: a function type begins with 0x60");
        }
        if (form >= 0x4E && form <= 0x5F) {
            throw unsupported(at, "malformed type definition", "garbage collection types");
        }
        throw new MalformedModuleException(at, "malformed type definition: a function type begins with 0x60");
    }

    BlockType blockType() throws MalformedModuleException {
        int code = in.peek();
        if (code == 0x40) {
            in.skip(1);
            return BlockType.EMPTY;
        }
        if (code >= 0x41 && code <= 0x7F) {
            return BlockType.Inline.of(valType());
        }
        int at = in.position();
        long index = in.s33();
        if (index < 0) {
            throw new MalformedModuleException(at, "malformed block type: a type index is not negative");
        }
        return new BlockType.Index((int) Math.min(index, Integer.MAX_VALUE));
    }

    Limits limits() throws MalformedModuleException {
        int at = in.position();
        int flags = in.u8();
        if (flags > (HAS_MAX | SHARED | IS_64)) {
            throw new MalformedModuleException(
                    at, String.format(Locale.ROOT, "malformed limits flags: 0x%02x has unknown bits", flags));
        }
        boolean is64 = (flags & IS_64) != 0;
        boolean hasMax = (flags & HAS_MAX) != 0;
        long min = in.u64();
        long max = hasMax ? in.u64() : -1;
        return new Limits(min, max, hasMax, is64, (flags & SHARED) != 0);
    }

    TableType tableType() throws MalformedModuleException {
        RefType element = refType();
        return new TableType(element, limits());
    }

    GlobalType globalType() throws MalformedModuleException {
        ValType type = valType();
        int at = in.position();
        int mutability = in.u8();
        if (mutability > 1) {
            throw new MalformedModuleException(at, "malformed mutability: it is 0 (constant) or 1 (variable)");
        }
        return new GlobalType(type, mutability == 1);
    }

    TagType tagType() throws MalformedModuleException {
        int at = in.position();
        if (in.u8() != 0) {
            throw new MalformedModuleException(at, "malformed tag attribute: it must be 0");
        }
        return new TagType(in.u32());
    }
}
