// libzstd as the room `Bytes` uses it to read Zstandard; found through pkg-config.
#include <zstd.h>
