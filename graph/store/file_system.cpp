#include "graph/store/file_system.hpp"

#include <sys/statfs.h>

#include <algorithm>
#include <iterator>

namespace dateline::store {
namespace {

// From statfs(2) and <linux/magic.h>; written out, since not every machine's headers name all of them.
constexpr std::int64_t network_kinds[] = {
    0x6969,      // NFS
    0x517B,      // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB 2 and later
    0x5346414F,  // AFS
    0x6B414653,  // AFS (kAFS)
    0x73757245,  // Coda
    0x564C,      // NCP
    0x00C36400,  // Ceph
    0x01021997,  // 9P
    0x0BD00BD0,  // Lustre
    0x01161970,  // GFS2
    0x7461636F,  // OCFS2
    0x47504653,  // GPFS
    0x19830326,  // BeeGFS
    0x786F4256,  // VirtualBox's shared folders
    0xBACBACBC,  // VMware's
    0x65735546,  // FUSE
};

}  // namespace

bool is_on_network(std::int64_t kind) {
  // The kernel gives 32 bits; a signed word may have made a negative number of them.
  return std::find(std::begin(network_kinds), std::end(network_kinds), kind & 0xFFFFFFFF) !=
         std::end(network_kinds);
}

bool is_on_network(const std::string& path) {
  struct statfs about = {};
  return statfs(path.c_str(), &about) == 0 && is_on_network(static_cast<std::int64_t>(about.f_type));
}

}  // namespace dateline::store
