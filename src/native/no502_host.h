/* What the native build asks of the C library: bytes in, bytes out, nothing that depends on the
   locale. A negative length means there is none; else no502_take copies what was found. */
#ifndef NO502_HOST_H
#define NO502_HOST_H
#include <stdint.h>
int no502_argument(int index);
void no502_take(void *room);
int no502_output(int stream, void *bytes, int length);
int no502_input(void);
int no502_open(void *path);
int no502_piece(int file, int patience); /* -1 at the end, -2 for silence, -3 when it broke off */
void no502_close(int file);
int no502_env(void *name);
int no502_working_folder(void);
int no502_columns(void);
int no502_terminal(int stream);
int no502_real(void *path);
int no502_kind(void *path);
int no502_is_link(void *path);
int64_t no502_size(void *path);
int no502_read(void *path, int most);
int no502_may_read(void *path);
int no502_list(void *path, int most);
int no502_write(void *path, void *bytes, int length, int append);
int no502_make_folder(void *path);
int no502_replace(void *path, void *bytes, int length);
void no502_exit(int code);
#endif
