// SPDX-License-Identifier: GPL-2.0
/*
 * Files of the mocks: anonymous inodes with a name, a type (the letter of the
 * handler that takes them), an inode number and 64 bits of content.
 */
#include <linux/anon_inodes.h>
#include <linux/file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include "luo_mock.h"

static LIST_HEAD(mock_files);
static DEFINE_MUTEX(mock_files_lock);

static ssize_t mock_read(struct file *file, char __user *to, size_t count, loff_t *position)
{
	struct mock_file *mock = file->private_data;

	return simple_read_from_buffer(to, count, position, &mock->content, sizeof(mock->content));
}

static ssize_t mock_write(struct file *file, const char __user *from, size_t count, loff_t *position)
{
	struct mock_file *mock = file->private_data;

	return simple_write_to_buffer(&mock->content, sizeof(mock->content), position, from, count);
}

static int mock_release(struct inode *inode, struct file *file)
{
	struct mock_file *mock = file->private_data;

	mutex_lock(&mock_files_lock);
	list_del(&mock->list);
	mutex_unlock(&mock_files_lock);
	mock_log("ev=file_free f=%s", mock->name);
	kfree(mock);
	return 0;
}

static const struct file_operations mock_file_operations = {
	.owner = THIS_MODULE,
	.read = mock_read,
	.write = mock_write,
	.llseek = default_llseek,
	.release = mock_release,
};

struct file *mock_file_make(const char *name, const char *origin, u8 type, u64 ino, u64 content)
{
	struct mock_file *mock = kzalloc(sizeof(*mock), GFP_KERNEL);
	struct file *file;

	if (!mock)
		return ERR_PTR(-ENOMEM);
	strscpy(mock->name, name, sizeof(mock->name));
	strscpy(mock->origin, origin, sizeof(mock->origin));
	mock->type = type;
	mock->ino = ino;
	mock->content = content;
	file = anon_inode_getfile("luo_mock", &mock_file_operations, mock, O_RDWR);
	if (IS_ERR(file)) {
		kfree(mock);
		return file;
	}
	file->f_mode |= FMODE_LSEEK | FMODE_PREAD | FMODE_PWRITE;
	mock->file = file;
	mutex_lock(&mock_files_lock);
	list_add_tail(&mock->list, &mock_files);
	mutex_unlock(&mock_files_lock);
	return file;
}

/* NULL: the file is none of ours. */
struct mock_file *mock_file_of(struct file *file)
{
	return file && file->f_op == &mock_file_operations ? file->private_data : NULL;
}

/* The name under which the log speaks of a file: "-", ours, "dev", "S:NAME" of a session, or that of its directory entry. */
void mock_file_name(struct file *file, char *name, size_t size)
{
	static const char session[] = "[luo_session] ";
	struct mock_file *mock = mock_file_of(file);
	const char *entry;

	if (!file) {
		strscpy(name, "-", size);
		return;
	}
	if (mock) {
		strscpy(name, mock->name, size);
		return;
	}
	entry = file->f_path.dentry->d_name.name;
	if (!strncmp(entry, session, sizeof(session) - 1))
		snprintf(name, size, "S:%s", entry + sizeof(session) - 1);
	else if (!strcmp(entry, "liveupdate"))
		strscpy(name, "dev", size);
	else
		strscpy(name, entry, size);
	strreplace(name, ' ', '+');
}

int mock_file_open(struct luo_mock_request *request)
{
	int fd = get_unused_fd_flags(O_CLOEXEC);
	struct file *file;

	if (fd < 0)
		return fd;
	file = mock_file_make(request->name, request->name, request->slot, request->token, request->word);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		return PTR_ERR(file);
	}
	strscpy(mock_file_of(file)->needs, request->other, sizeof(request->other));
	fd_install(fd, file);
	return fd;
}

int mock_file_name_of(struct luo_mock_request *request)
{
	struct file *file = fget(request->value);
	struct mock_file *mock = mock_file_of(file);
	int result = mock ? 0 : -ENOENT;

	if (mock)
		strscpy(request->name, mock->name, sizeof(request->name));
	if (file)
		fput(file);
	return file ? result : -EBADF;
}

/* Without the reference that the question itself takes. */
int mock_file_refs_of(struct luo_mock_request *request)
{
	struct file *file = fget(request->value);
	int count;

	if (!file)
		return -EBADF;
	count = file_count(file) - 1;
	fput(file);
	return count;
}

bool mock_file_left(void)
{
	return !list_empty(&mock_files);
}

void mock_file_digest(char *text, size_t size)
{
	struct mock_file *mock;
	size_t used = 0;

	text[0] = 0;
	mutex_lock(&mock_files_lock);
	list_for_each_entry(mock, &mock_files, list)
		used += scnprintf(text + used, size - used, "%s%s:%ld", used ? "," : "", mock->name,
				  (long)file_count(mock->file));
	mutex_unlock(&mock_files_lock);
}
