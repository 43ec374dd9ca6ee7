package io.aoscope.engine.wasm;

/** A reference type. */
public record RefType(boolean nullable, HeapType heap) implements ValType {
    public static final RefType FUNCREF = new RefType(true, AbstractHeap.FUNC);
    public static final RefType EXTERNREF = new RefType(true, AbstractHeap.EXTERN);
    public static final RefType EXNREF = new RefType(true, AbstractHeap.EXN);

    @Override
    public String text() {
        if (nullable && heap instanceof AbstractHeap abstractHeap) {
            return switch (abstractHeap) {
                case NOFUNC -> "nullfuncref";
                case NOEXTERN -> "nullexternref";
                case NOEXN -> "nullexnref";
                default -> heap.text() + "ref";
            };
        }
        return (nullable ? "(ref null " : "(ref ") + heap.text() + ")";
    }

    @Override
    public boolean defaultable() {
        return nullable;
    }
}
