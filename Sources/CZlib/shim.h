// zlib as the room `Bytes` uses it to read gzip; found through pkg-config.
#include <zlib.h>
